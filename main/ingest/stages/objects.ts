import type { Detection } from '../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { movingFrames } from '../keyframes/unit-state.ts';
import { isDrawn } from '../objects/is-drawn.ts';
import { momentsToLookAt } from '../objects/look-times.ts';
import { objectEvidence, withoutLetters } from '../objects/object-evidence.ts';
import { type SightedFrame, trackObjects } from '../objects/track-objects.ts';
import type { Stage } from '../stage.ts';

/** Detections below this are more often wrong than right. */
const MIN_CONFIDENCE = 0.3;

interface UnitState {
  looks: { time: number; detections: Detection[] }[];
}

/**
 * Things in the picture: detected on every distinct key frame and, in long spans, on further frames; tracked into spans.
 * A unit is a key frame; the last unit writes the evidence, as a thing may be in view over many key frames.
 */
export const objects: Stage = {
  name: 'objects',
  version: '1',
  needs: ['keyframes', 'text'],
  async run({ asset, library, models, pictures, signal, units, commit, progress }) {
    const frames = library.keyFrames.ofAsset(asset.id);
    if (frames.length === 0) return { state: 'off', reason: 'This file has no picture.' };
    if (units().has('spans')) return { state: 'done' };
    const distinct = frames.filter((f) => f.sameAs === null);
    const done = units();
    const moving = movingFrames(library.stages.units(asset.id, 'keyframes'));
    for (const [i, frame] of distinct.entries()) {
      if (done.has(frame.id)) continue;
      const looks: UnitState['looks'] = [];
      for (const time of momentsToLookAt(frame, moving.has(frame.id))) {
        const image = await pictures.at(time, signal);
        const detections = isDrawn(image)
          ? []
          : await models.run('detect', { image, minConfidence: MIN_CONFIDENCE }, { signal });
        looks.push({ time, detections });
      }
      commit({ unit: frame.id, state: { looks } satisfies UnitState });
      progress((i + 1) / distinct.length);
    }
    const texts = library.evidence.ofAsset(asset.id, ['text']);
    const seen = units() as Map<string, UnitState>;
    const spans = trackObjects(
      frames.flatMap((frame) => sighted(frame, seen)).map((look) => withoutLetters(look, texts)),
      asset.kind === 'image',
    );
    commit({
      unit: 'spans',
      evidence: spans.map((span, i) => objectEvidence(asset.id, 'spans', i, span, 'yolox-nano')),
    });
    return { state: 'done', reason: spans.length === 0 ? 'No known object was seen.' : undefined };
  },
};

/** What was seen in a key frame; a picture that came back shows the same, at its own second. */
function sighted(frame: KeyFrame, seen: ReadonlyMap<string, UnitState>): SightedFrame[] {
  const looks = seen.get(frame.sameAs ?? frame.id)?.looks ?? [];
  const usable = frame.sameAs === null ? looks : looks.slice(0, 1).map((look) => ({ ...look, time: frame.time }));
  return usable
    .map(({ time, detections }) => ({ keyFrameId: frame.id, time, start: frame.start, end: frame.end, detections }))
    .sort((a, b) => a.time - b.time);
}
