import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence, Moment } from '../../../preload/contract/evidence.ts';

/** The key frame before (−1) or after (1) the one that is on screen at a second; undefined at the file's ends. */
export function frameBeside(keyFrames: readonly KeyFrame[], time: number, step: 1 | -1): KeyFrame | undefined {
  const inOrder = [...keyFrames].sort((a, b) => a.start - b.start);
  const here = inOrder.findLastIndex(({ start }) => start <= time + 1e-6);
  return inOrder[Math.max(here, 0) + step];
}

/** What is said and shown while a key frame stands, as a moment; what it shows itself comes first. */
export function momentOfFrame(keyFrame: KeyFrame, evidence: readonly Evidence[]): Moment {
  const { assetId, time, start, end } = keyFrame;
  const meanwhile = evidence.filter((one) => one.start < end && one.end > start);
  const rank = (one: Evidence) => (one.start <= time && one.end >= time ? 0 : 1);
  return {
    id: `${assetId}-${time.toFixed(3)}`,
    assetId,
    start,
    end,
    keyFrame,
    evidence: meanwhile.sort((a, b) => rank(a) - rank(b) || a.start - b.start),
    score: 1,
  };
}
