import { timeToX, type View } from './geometry.ts';
import { laneColors } from './lane-colors.ts';
import { ticks } from './ruler.ts';
import { LANE_FONT } from './text-width.ts';

export function drawRuler(context: CanvasRenderingContext2D, view: View, height: number): void {
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
    if (label) context.fillText(label, x + 4, height / 2 - 1);
  }
}
