import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { evidenceId } from '../evidence-id.ts';
import { readLayout, type TextItem } from '../layout/read-layout.ts';
import type { Stage, StageContext } from '../stage.ts';
import { mergeText, type TextSpan } from '../text/merge-text.ts';

/** Pictures read at the same time: the recogniser has that many workers. */
const AT_ONCE = 2;

interface UnitState {
  items: TextItem[];
}

/**
 * Text on the screen: recognised once for every distinct key frame, laid out, then joined into spans.
 * A unit is a key frame; the last unit writes the evidence, as a line may stand on many key frames.
 */
export const text: Stage = {
  name: 'text',
  version: '1',
  needs: ['keyframes'],
  async run(context) {
    const { asset, library, units, commit, progress } = context;
    const frames = library.keyFrames.ofAsset(asset.id);
    if (frames.length === 0) return { state: 'off', reason: 'This file has no picture.' };
    if (units().has('spans')) return { state: 'done' };
    const distinct = frames.filter((f) => f.sameAs === null);
    const done = units();
    const left = distinct.filter((f) => !done.has(f.id));
    let count = distinct.length - left.length;
    for await (const { frame, items } of readAhead(context, left)) {
      commit({ unit: frame.id, state: { items } satisfies UnitState });
      progress(++count / distinct.length);
    }
    const read = units() as Map<string, UnitState>;
    const itemsOf = (frame: KeyFrame) => read.get(frame.sameAs ?? frame.id)?.items ?? [];
    const spans = mergeText(frames.map((keyFrame) => ({ keyFrame, items: itemsOf(keyFrame) })));
    commit({ unit: 'spans', evidence: spans.map((span) => toEvidence(asset.id, span)) });
    return { state: 'done', reason: spans.length === 0 ? 'No text was seen.' : undefined };
  },
};

/** Reads frames two at a time and gives them back in order, so that what is committed never has a hole. */
async function* readAhead(context: StageContext, frames: readonly KeyFrame[]) {
  const reading: Promise<{ frame: KeyFrame; items: TextItem[] }>[] = [];
  let next = 0;
  const begin = () => {
    const frame = frames[next++];
    if (!frame) return;
    const one = read(context, frame).then((items) => ({ frame, items }));
    // Rejections are met where the promise is awaited; until then they must not count as unhandled.
    one.catch(() => undefined);
    reading.push(one);
  };
  for (let i = 0; i < AT_ONCE; i++) begin();
  for (let first = reading.shift(); first; first = reading.shift()) {
    const result = await first;
    begin();
    yield result;
  }
}

async function read({ models, pictures, signal }: StageContext, frame: KeyFrame): Promise<TextItem[]> {
  const image = await pictures.at(frame.time, signal);
  const lines = await models.run('ocr', { image }, { signal });
  return readLayout(lines, image.width / image.height);
}

function toEvidence(assetId: string, { keyFrame, order, item, start, end }: TextSpan): Evidence {
  return {
    id: evidenceId(assetId, 'text', keyFrame.id, order),
    assetId,
    kind: 'text',
    start,
    end,
    text: item.text,
    box: item.box,
    confidence: item.confidence,
    source: { stage: 'text', model: 'tesseract-eng', version: '1' },
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
