import type { AnnotationOf, MarkedFrame } from '../../../preload/contract/annotation.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { beforeNextShot, endsWithShot } from '../../../preload/contract/hidden-span.ts';
import type { CutPoints } from './cut-points.ts';
import { frameOn } from './frame-times.ts';

/** A part of the picture that must not be seen: fractions of the upright picture, times on the clip's own clock, s. */
export interface HiddenRegion {
  box: AnnotationOf<'hide'>['box'];
  style: AnnotationOf<'hide'>['style'];
  from: number;
  to: number;
}

/**
 * What a person hid of a file, as far as it meets a clip. Every picture is hidden that comes between half a frame before the span
 * and half a frame after it, and the one that was on the screen when the span began. A span that ends with its shot hides nothing of
 * the next.
 */
export function hiddenRegions(
  marked: readonly MarkedFrame[],
  shots: readonly Pick<KeyFrame, 'start'>[],
  cut: CutPoints,
): HiddenRegion[] {
  return marked.flatMap((one) => {
    const span = endsWithShot(one, shots)
      ? spanInClip(one.start, beforeNextShot(one.end), 0, cut)
      : spanInClip(one.start, one.end, cut.frame / 2, cut);
    if (span === null) return [];
    return one.annotations.flatMap((one) => (one.kind === 'hide' ? [{ box: one.box, style: one.style, ...span }] : []));
  });
}

/** @param after s that pictures are hidden for behind the end */
function spanInClip(
  start: number,
  end: number,
  after: number,
  { times, start: clipStart, end: clipEnd, frame }: CutPoints,
) {
  const half = frame / 2;
  const shownAtStart = start < clipEnd ? frameOn(times, start) : -1;
  const isHidden = (time: number, at: number) => at === shownAtStart || (time >= start - half && time <= end + after);
  const hidden = times.flatMap((time, at) => (isHidden(time, at) ? [at] : []));
  // Where the file's list of frames does not hold what is decoded, the span itself counts.
  const meets = start - half < clipEnd && end + after >= clipStart;
  if (hidden.length === 0 && !meets) return null;
  const onClock = (at: number | undefined, otherwise: number) =>
    at === undefined ? otherwise : Math.max(0, times[at]! - clipStart);
  const from =
    hidden[0] === 0 ? -1 : Math.min(onClock(hidden[0], Number.POSITIVE_INFINITY) - frame / 4, start - half - clipStart);
  const reachesEnd = hidden.at(-1) === times.length - 1;
  const to = reachesEnd
    ? clipEnd - clipStart + 1
    : Math.max(onClock(hidden.at(-1), 0) + Math.min(frame / 4, after), end + after - clipStart);
  return { from, to };
}

/** In plain words, without what is hidden: `a region blurred from 3.18 s to 5.02 s of the clip`. */
export function hiddenWords(regions: readonly HiddenRegion[], duration: number): string[] {
  return regions.map(({ style, from, to }) => {
    const [begin, end] = [Math.max(0, from), Math.min(duration, to)].map((time) => `${time.toFixed(2)} s`);
    return `a region ${style === 'blur' ? 'blurred' : 'pixelated'} from ${begin} to ${end} of the clip`;
  });
}
