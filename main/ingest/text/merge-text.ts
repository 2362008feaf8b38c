import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { TextItem } from '../layout/read-layout.ts';

/** What was read on one key frame. */
export interface ReadFrame {
  keyFrame: KeyFrame;
  items: readonly TextItem[];
}

/** A text and the unbroken span over which it was on the screen. */
export interface TextSpan {
  /** Key frame on which it appeared first. */
  keyFrame: KeyFrame;
  /** Reading order there. */
  order: number;
  item: TextItem;
  start: number;
  end: number;
}

/** Key frames that lie farther apart than this (s) are not adjacent. */
const ADJACENT = 0.05;

/**
 * Texts of key frames as spans: a line that stands on adjacent key frames too is one span over all of them; one that comes back later
 * is a span of its own. Equal means: the same words in the same role under the same heading, spacing and width of letters aside.
 * @param frames by time.
 */
export function mergeText(frames: readonly ReadFrame[]): TextSpan[] {
  const spans: TextSpan[] = [];
  let open = new Map<string, TextSpan[]>();
  let previous: KeyFrame | undefined;
  for (const { keyFrame, items } of frames) {
    if (previous && keyFrame.start - previous.end > ADJACENT) open = new Map();
    const next = new Map<string, TextSpan[]>();
    for (const [order, item] of items.entries()) {
      const key = keyOf(item);
      const span = open.get(key)?.shift() ?? { keyFrame, order, item, start: keyFrame.start, end: keyFrame.end };
      if (span.keyFrame === keyFrame) spans.push(span);
      else {
        span.end = keyFrame.end;
        if (item.confidence > span.item.confidence) span.item = { ...span.item, confidence: item.confidence };
      }
      next.set(key, [...(next.get(key) ?? []), span]);
    }
    open = next;
    previous = keyFrame;
  }
  return spans;
}

function keyOf({ role, text, heading, columns }: TextItem): string {
  const plain = (s: string) => s.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return [role, plain(text), plain(heading ?? ''), columns.map(plain).join('|')].join('\n');
}
