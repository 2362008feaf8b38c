import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { evidenceId } from '../evidence-id.ts';
import { readLayout, type TextItem } from '../layout/read-layout.ts';
import type { Stage, StageContext } from '../stage.ts';
import { mergeText, type TextSpan } from '../text/merge-text.ts';

/** Pictures read at the same time where many wait: the recogniser has that many workers. */
const AT_ONCE = 2;
/** With fewer waiting one worker keeps up with the scan, and starting another costs as much as reading one picture. */
const MANY = 4;

interface UnitState {
  items: TextItem[];
  /** Which model read them. */
  model: string;
}

/** 3: short cells of tables. */
const VERSION = '3';

interface Read extends UnitState {
  /** Why it was not the better model. */
  note: string | null;
}

/**
 * Text on the screen: recognised once for every distinct key frame, laid out, then joined into spans.
 * A unit is a key frame; the last unit writes the evidence, as a line may stand on many key frames.
 */
export const text: Stage = {
  name: 'text',
  version: VERSION,
  needs: ['keyframes'],
  async run(context) {
    const { asset, library, units, commit, progress } = context;
    if (units().has('spans')) return { state: 'done' };
    let upTo = 0;
    let note: string | null = null;
    for await (const { frame, result } of readAhead(context, units())) {
      if (result) commit({ unit: frame.id, state: { items: result.items, model: result.model } satisfies UnitState });
      note = result?.note ?? note;
      upTo = Math.max(upTo, frame.end);
      progress(asset.duration > 0 ? Math.min(1, upTo / asset.duration) : 1);
    }
    const frames = library.keyFrames.ofAsset(asset.id);
    if (frames.length === 0) return { state: 'off', reason: 'This file has no picture.' };
    const read = units() as Map<string, UnitState>;
    const readOn = (frame: KeyFrame) => read.get(frame.sameAs ?? frame.id);
    const spans = mergeText(frames.map((keyFrame) => ({ keyFrame, items: readOn(keyFrame)?.items ?? [] })));
    commit({
      unit: 'spans',
      evidence: spans.map((span) => toEvidence(asset.id, span, readOn(span.keyFrame)!.model)),
    });
    return { state: 'done', reason: note ?? (spans.length === 0 ? 'No text was seen.' : undefined) };
  },
};

/**
 * Reads key frames as they come, two at a time where many wait, and gives them back in order, so that what is committed never has a hole.
 * `result` is null for one that was read before or came back.
 */
async function* readAhead(context: StageContext, done: ReadonlyMap<string, unknown>) {
  const reading: Promise<{ frame: KeyFrame; result: Read | null }>[] = [];
  let [taken, found] = [0, 0];
  for await (const frame of context.keyFrames()) {
    // Counted when those known are used up, which is when the feed looks for more: once a frame would be quadratic on a long film.
    if (++taken > found) found = context.library.keyFrames.ofAsset(context.asset.id).length;
    const waiting = found - taken;
    const known = frame.sameAs !== null || done.has(frame.id);
    const one = known ? { frame, result: null } : read(context, frame).then((result) => ({ frame, result }));
    const kept = Promise.resolve(one);
    // Rejections are met where the promise is awaited; until then they must not count as unhandled.
    kept.catch(() => undefined);
    reading.push(kept);
    while (reading.length >= (waiting >= MANY ? AT_ONCE : 1)) yield await reading.shift()!;
  }
  for (const one of reading) yield await one;
}

async function read({ models, pictures, signal }: StageContext, frame: KeyFrame): Promise<Read> {
  const image = await pictures.at(frame.time, signal);
  const { lines, model, note } = await models.run('ocr', { image }, { signal });
  return { items: readLayout(lines, image.width / image.height), model, note };
}

function toEvidence(assetId: string, { keyFrame, order, item, start, end }: TextSpan, model: string): Evidence {
  return {
    id: evidenceId(assetId, 'text', keyFrame.id, order),
    assetId,
    kind: 'text',
    start,
    end,
    text: item.text,
    box: item.box,
    confidence: item.confidence,
    source: { stage: 'text', model, version: VERSION },
    detail: {
      kind: 'text',
      keyFrameId: keyFrame.id,
      role: item.role,
      order,
      heading: item.heading,
      cells: item.cells,
      columns: item.columns,
      size: item.size,
    },
  };
}
