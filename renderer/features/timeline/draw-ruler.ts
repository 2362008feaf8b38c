import { timeToX, type View } from './geometry.ts';
import { ticks } from './ruler.ts';
import { cssColor } from './use-canvas.ts';

export function drawRuler(context: CanvasRenderingContext2D, view: View, height: number): void {
  context.font = '500 11px "Inter Variable", sans-serif';
  context.textBaseline = 'middle';
  context.fillStyle = cssColor('--n10');
  const line = cssColor('--n7');
  for (const { time, label } of ticks(view)) {
    const x = Math.round(timeToX(view, time)) + 0.5;
    context.strokeStyle = line;
    context.beginPath();
    context.moveTo(x, height);
    context.lineTo(x, height - (label ? 8 : 4));
    context.stroke();
    if (label) context.fillText(label, x + 4, height / 2 - 1);
  }
}
