import type { MarkedFrame } from '../../../preload/contract/annotation.ts';
import type { Asset, KeyFrame } from '../../../preload/contract/asset.ts';
import { beforeNextShot, endsWithShot } from '../../../preload/contract/hidden-span.ts';
import { type History, startHistory } from './history.ts';

type Timed = Pick<Asset, 'kind' | 'fps'>;

/** Half the time that a frame is on screen, s. */
export const halfFrame = ({ fps }: Timed): number => 0.5 / (fps || 25) + 1e-6;

/** The marked frame of the picture that is on at a second: the nearest within half a frame. A still picture has one. */
export function markedAt(asset: Timed, marks: readonly MarkedFrame[], time: number): MarkedFrame | undefined {
  const away = (marked: MarkedFrame) => Math.abs(marked.at - time);
  const near = asset.kind === 'image' ? [...marks] : marks.filter((marked) => away(marked) <= halfFrame(asset));
  return near.sort((a, b) => away(a) - away(b))[0];
}

export interface Span {
  start: number;
  end: number;
}

/** The span of the picture that is on at a second, in which nothing on screen changed much; the second alone where none is known. */
export function shotAt(keyFrames: readonly KeyFrame[], time: number): Span {
  const shot = keyFrames.find(({ start, end }) => start <= time && time < end);
  return shot ? { start: shot.start, end: shot.end } : { start: time, end: time };
}

/**
 * From when to when pictures come that show something of what is hidden in a span: a frame longer to either side, but no longer than its shot,
 * and always in a still picture. As main hides it in what leaves the library (main/annotate/marks-at.ts).
 */
export function hiddenSpan(asset: Timed, keyFrames: readonly KeyFrame[], { start, end }: Span): Span {
  if (asset.kind === 'image') return { start: 0, end: Number.POSITIVE_INFINITY };
  const frame = 2 * halfFrame(asset);
  return { start: start - frame, end: endsWithShot({ start, end }, keyFrames) ? beforeNextShot(end) : end + frame };
}

export interface Draft {
  id: string;
  at: number;
  history: History;
}

/** What there is to draw on at a second: what was drawn before, or nothing yet. */
export function draftAt(
  asset: Timed,
  marks: readonly MarkedFrame[],
  keyFrames: readonly KeyFrame[],
  time: number,
  newId: () => string,
): Draft {
  const known = markedAt(asset, marks, time);
  if (known)
    return {
      id: known.id,
      at: known.at,
      history: startHistory({ annotations: known.annotations, start: known.start, end: known.end }),
    };
  const still = asset.kind === 'image';
  const span = still ? { start: 0, end: 0 } : shotAt(keyFrames, time);
  return { id: newId(), at: still ? 0 : time, history: startHistory({ annotations: [], ...span }) };
}
