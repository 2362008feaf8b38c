import type { Waveform } from '../../../preload/contract/asset.ts';
import { timeToX, type View, xToTime } from './geometry.ts';

/** Loudest peak of the whole file: quiet recordings are drawn as tall as loud ones. */
export function waveformPeak(waveform: Waveform): number {
  let peak = 0.02;
  for (const value of waveform.max) peak = Math.max(peak, value);
  for (const value of waveform.min) peak = Math.max(peak, -value);
  return peak;
}

/** The signal in bars of 2 px with 1 px between, each the extremes of what it covers. */
export function drawWaveform(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  waveform: Waveform,
  peak: number,
  color: string,
): void {
  context.fillStyle = color;
  const middle = height / 2;
  const seconds = 3 / view.pxPerSecond;
  for (let n = Math.floor(view.start / seconds); ; n += 1) {
    const x = timeToX(view, n * seconds);
    if (x > view.width || n * seconds > view.duration) break;
    const from = Math.max(0, Math.floor(n * seconds * waveform.rate));
    const to = Math.max(from + 1, Math.ceil((n + 1) * seconds * waveform.rate));
    let high = 0;
    for (let i = from; i < to && i < waveform.max.length; i += 1) {
      high = Math.max(high, waveform.max[i]!, -waveform.min[i]!);
    }
    const bar = Math.max(0.5, Math.sqrt(high / peak) * (middle - 2));
    context.fillRect(x, middle - bar, 2, bar * 2);
  }
}

/** Second of the media nearest to x, held inside it. */
export function secondAt(view: View, x: number): number {
  return Math.max(0, Math.min(view.duration, xToTime(view, x)));
}
