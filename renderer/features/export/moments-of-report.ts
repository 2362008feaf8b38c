import type { Answer } from '../../../preload/contract/answer.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { ClipMoment } from '../../../preload/contract/clips.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';

/** A second alone is shown with what is around it, s. */
const shortest = 1;
const around = 2;
/** Cited spans this near to each other are one clip, s. */
const together = 1;

/**
 * The moments of a report in its order, as clips: a moment as it is, an answer as the spans that it cites. Still pictures have no
 * clips, and the same span is there once.
 */
export function momentsOfReport(
  items: readonly ReportItem[],
  assets: readonly Pick<Asset, 'id' | 'kind' | 'duration'>[],
): ClipMoment[] {
  const lengths = new Map(assets.filter(({ kind }) => kind !== 'image').map(({ id, duration }) => [id, duration]));
  const seen = new Set<string>();
  return items.flatMap(spansOf).flatMap((span) => {
    const duration = lengths.get(span.assetId);
    if (duration === undefined || span.start >= duration) return [];
    const isShort = span.end - span.start < shortest;
    const start = isShort ? Math.max(0, span.start - around) : span.start;
    const end = Math.min(duration, isShort ? span.end + around : span.end);
    const key = `${span.assetId} ${start.toFixed(1)} ${end.toFixed(1)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...span, start, end }];
  });
}

function spansOf(item: ReportItem): ClipMoment[] {
  if (item.kind === 'moment') {
    const { assetId, start, end } = item.moment;
    return [{ assetId, start, end, name: firstLine(item.note) }];
  }
  return item.kind === 'answer' ? citedSpans(item.answer) : [];
}

function citedSpans({ question, sentences }: Answer): ClipMoment[] {
  const spans: ClipMoment[] = [];
  for (const { assetId, start, end } of sentences.flatMap(({ citations }) => citations)) {
    const near = spans.find(
      (span) => span.assetId === assetId && span.start - together <= end && start - together <= span.end,
    );
    if (near) Object.assign(near, { start: Math.min(near.start, start), end: Math.max(near.end, end) });
    else spans.push({ assetId, start, end, name: firstLine(question) });
  }
  return spans;
}

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').slice(0, 200);
