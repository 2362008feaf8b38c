import { timeToX, type View, xToTime } from './geometry.ts';
import { loudest, type SoundLevels } from './sound-levels.ts';

/** The signal in bars of 2 px with 1 px between, each as tall as the loudest of what it covers. */
export function drawWaveform(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  sound: SoundLevels,
  color: string,
): void {
  context.fillStyle = color;
  const middle = height / 2;
  const seconds = 3 / view.pxPerSecond;
  for (let n = Math.floor(view.start / seconds); ; n += 1) {
    const x = timeToX(view, n * seconds);
    if (x > view.width || n * seconds > view.duration) break;
    const bar = Math.max(0.5, (loudest(sound, n * seconds, (n + 1) * seconds) / sound.peak) * (middle - 2));
    context.fillRect(x, middle - bar, 2, bar * 2);
  }
}

/** Second of the media nearest to x, held inside it. */
export function secondAt(view: View, x: number): number {
  return Math.max(0, Math.min(view.duration, xToTime(view, x)));
}
