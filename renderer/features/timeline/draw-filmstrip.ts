import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { timeToX, type View, viewEnd } from './geometry.ts';
import { laneColors } from './lane-colors.ts';

/** Which cell of the sprite shows a second. */
export function cellAt(strip: Filmstrip, time: number): { x: number; y: number } {
  const cell = Math.max(0, Math.min(strip.count - 1, Math.floor(time / strip.interval)));
  return { x: (cell % strip.columns) * strip.width, y: Math.floor(cell / strip.columns) * strip.height };
}

/** Pictures side by side, each of the second in its middle, anchored to the media so that they do not swim while panning. */
export function drawFilmstrip(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  strip: Filmstrip,
  sprite: CanvasImageSource,
): void {
  const width = (height * strip.width) / strip.height;
  const seconds = width / view.pxPerSecond;
  const first = Math.max(0, Math.floor(view.start / seconds));
  const end = Math.min(viewEnd(view), view.duration);
  for (let n = first; n * seconds < end; n += 1) {
    const { x, y } = cellAt(strip, Math.min((n + 0.5) * seconds, view.duration - 0.001));
    context.drawImage(sprite, x, y, strip.width, strip.height, timeToX(view, n * seconds), 0, width, height);
  }
  const past = timeToX(view, view.duration);
  if (past < view.width) context.clearRect(past, 0, view.width - past, height);
}

/** A notch above the strip where a new picture begins. */
export function drawCuts(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  frames: readonly KeyFrame[],
): void {
  context.fillStyle = laneColors().n1;
  // At most one each 6 px, chosen by the media and not by the view: notches must not dance while panning.
  const cell = (time: number): number => Math.floor((time * view.pxPerSecond) / 6);
  const end = viewEnd(view);
  for (let i = firstFrom(frames, view.start); i < frames.length; i += 1) {
    const frame = frames[i]!;
    if (frame.start > end) break;
    const shot = (frame.start - (frames[i - 1]?.start ?? 0)) * view.pxPerSecond;
    if (frame.start <= 0 || (i > 0 && cell(frames[i - 1]!.start) === cell(frame.start))) continue;
    // Where shots are short on the screen, lines through all of the pictures would be a fence before them.
    context.fillRect(Math.round(timeToX(view, frame.start)), 0, 1, shot < 24 ? 4 : height);
  }
}

/** Index of the first key frame that starts at or after `time`; they are in order. */
function firstFrom(frames: readonly KeyFrame[], time: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (frames[middle]!.start >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
