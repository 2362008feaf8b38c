import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { timeToX, type View, viewEnd, xToTime } from './geometry.ts';
import { cssColor } from './use-canvas.ts';

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
  context.fillStyle = cssColor('--n1');
  let last = Number.NEGATIVE_INFINITY;
  for (const frame of frames) {
    const x = Math.round(timeToX(view, frame.start));
    if (x < 1 || x > view.width || x - last < 6) continue;
    if (frame.start > xToTime(view, view.width)) break;
    context.fillRect(x, 0, 1, height);
    last = x;
  }
}
