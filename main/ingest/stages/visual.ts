import type { RgbImage } from '../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { AppError } from '../../app-error.ts';
import type { Vlm } from '../../models/vlm.ts';
import { embeddedText } from '../embedded-text.ts';
import { evidenceId } from '../evidence-id.ts';
import { movingFrames } from '../keyframes/unit-state.ts';
import { momentsToLookAt } from '../objects/look-times.ts';
import type { Stage, StageContext } from '../stage.ts';

/** Of this stage's own code: another one looks anew. */
const VERSION = '1';
/** What a model says of a picture is a description, not a reading. */
const CONFIDENCE = 0.5;
const BATCH = 32;
const OTHER_CHOICE = 'Stopped when the choice of the model changed: the chosen one looks at the pictures next.';
const NO_MODEL = 'No model that looks at pictures is in use: choose one under Models.';

interface UnitState {
  /** Whose look it was: another one's counts for nothing. */
  model: string;
  caption: string;
}

/**
 * Each distinct key frame is looked at once: its visual tokens are merged and kept for every question to come, and described in a sentence.
 * A unit is a key frame; the last one writes the descriptions as evidence with their vectors. Another model looks anew.
 */
export const visual: Stage = {
  name: 'visual',
  version: ({ vlm }) => (vlm ? `${VERSION} ${vlm.key}` : null),
  needs: ['keyframes'],
  async run(context) {
    const { asset, library, models, signal, units, commit } = context;
    const { vlm } = context.chosen;
    const frames = library.keyFrames.ofAsset(asset.id);
    if (frames.length === 0) return { state: 'off', reason: 'This file has no picture.' };
    if (!vlm) return { state: 'off', reason: NO_MODEL };
    if (doneBy(vlm, units()).has('captions')) return { state: 'done' };
    await look(context, vlm, frames);
    const seen = doneBy(vlm, units());
    const captions = spansOf(frames, (frame) => seen.get(frame.sameAs ?? frame.id)?.caption ?? '');
    const evidence = captions.map((span) => toEvidence(asset.id, span, vlm));
    const vectors: { id: string; vector: Float32Array }[] = [];
    for (let at = 0; at < evidence.length; at += BATCH) {
      const batch = evidence.slice(at, at + BATCH);
      const found = await models.run('embed-text', { texts: batch.map(embeddedText) }, { signal });
      batch.forEach(({ id }, i) => {
        vectors.push({ id, vector: found.vectors.slice(i * found.dimensions, (i + 1) * found.dimensions) });
      });
    }
    commit({ unit: 'captions', evidence, vectors, state: { model: vlm.key, caption: '' } satisfies UnitState });
    return { state: 'done' };
  },
};

/** Units that this model has looked at, in this revision and budget. */
function doneBy({ key }: Vlm, units: Map<string, unknown>): Map<string, UnitState> {
  const all = units as Map<string, UnitState | null>;
  return new Map([...all].filter((unit): unit is [string, UnitState] => unit[1]?.model === key));
}

/**
 * @throws AppError MODEL_MISSING where another model, or none, was chosen before every picture was looked at: the stage is then off for want
 * of its model, and not done with, so that whichever is chosen goes on
 */
async function look(context: StageContext, vlm: Vlm, frames: KeyFrame[]): Promise<void> {
  const { asset, library, signal, units, commit, progress } = context;
  const done = doneBy(vlm, units());
  const moving = movingFrames(library.stages.units(asset.id, 'keyframes'));
  const left = frames.filter((frame) => frame.sameAs === null && !done.has(frame.id));
  const total = left.length + done.size;
  const picturesOf = (frame: KeyFrame | undefined) => frame && looksAt(context, frame, moving.has(frame.id));
  // The next pictures are decoded while the model looks at these.
  let next = picturesOf(left[0]);
  for (const [i, frame] of left.entries()) {
    const looks = await next!;
    if (!vlm.isChosen()) throw new AppError('MODEL_MISSING', OTHER_CHOICE);
    next = picturesOf(left[i + 1]);
    // Met in the next round; until then a failure must not count as unhandled.
    next?.catch(() => undefined);
    const tokens = await vlm.encode(looks, signal);
    const caption = await vlm.caption(tokens, signal);
    commit({
      unit: frame.id,
      visualTokens: [{ keyFrameId: frame.id, model: vlm.key, tokens }],
      state: { model: vlm.key, caption } satisfies UnitState,
    });
    progress((done.size + i + 1) / total);
  }
}

/** The key frame, and where its span is long and moves a second look, in time order. */
async function looksAt({ pictures, signal }: StageContext, frame: KeyFrame, moving: boolean): Promise<RgbImage[]> {
  const looks: RgbImage[] = [];
  for (const time of momentsToLookAt(frame, moving).sort((a, b) => a - b)) looks.push(await pictures.at(time, signal));
  return looks;
}

interface Span {
  keyFrame: KeyFrame;
  caption: string;
  start: number;
  end: number;
}

/** Neighbouring key frames of which the same is said are one span. */
function spansOf(frames: readonly KeyFrame[], captionOf: (frame: KeyFrame) => string): Span[] {
  const spans: Span[] = [];
  for (const frame of frames) {
    const caption = captionOf(frame);
    const last = spans.at(-1);
    if (last && last.caption === caption && last.end >= frame.start - 0.01) last.end = frame.end;
    else spans.push({ keyFrame: frame, caption, start: frame.start, end: frame.end });
  }
  return spans.filter((span) => span.caption !== '');
}

function toEvidence(
  assetId: string,
  { keyFrame, caption, start, end }: Span,
  vlm: { id: string; key: string },
): Evidence {
  return {
    id: evidenceId(assetId, 'visual', keyFrame.id, 0),
    assetId,
    kind: 'caption',
    start,
    end,
    text: caption,
    box: null,
    confidence: CONFIDENCE,
    source: { stage: 'visual', model: vlm.id, version: vlm.key },
    detail: { kind: 'caption', keyFrameId: keyFrame.id },
  };
}
