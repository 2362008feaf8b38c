import { timeToX, type View } from './geometry.ts';
import { laneColors } from './lane-colors.ts';
import { ticks } from './ruler.ts';
import { LANE_FONT } from './text-width.ts';

/** px: what of the ruler something else lies on. */
export type Covered = readonly [from: number, to: number];

/** Air between a label and what covers the ruler beside it, px. */
const AIR = 3;

/** Ticks, and the times of the large ones; a time that is covered in part only would be read wrongly, and is left out. */
export function drawRuler(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  covered: readonly Covered[],
): void {
  const colors = laneColors();
  context.font = LANE_FONT;
  context.textBaseline = 'middle';
  context.fillStyle = colors.n10;
  context.strokeStyle = colors.n7;
  for (const { time, label } of ticks(view)) {
    const x = Math.round(timeToX(view, time)) + 0.5;
    context.beginPath();
    context.moveTo(x, height);
    context.lineTo(x, height - (label ? 8 : 4));
    context.stroke();
    if (!label) continue;
    const [from, to] = [x + 4, x + 4 + context.measureText(label).width];
    if (covered.some(([left, right]) => left < to + AIR && right > from - AIR)) continue;
    context.fillText(label, from, height / 2 - 1);
  }
}
