import { type View, viewEnd } from './geometry.ts';
import type { LaneColors } from './lane-colors.ts';
import type { LaneItem } from './lane-items.ts';
import { type Levels, marksWithin } from './lane-levels.ts';
import { fitText, LANE_FONT } from './text-width.ts';

export const NOTE_ROW = 20;
/** px: as far as the words of a marker may run where nothing follows. */
const LONGEST = 220;

/** Notes with a length as blocks, markers of one second as flags; the words stand to the right of a flag, up to the next note. */
export function drawNotes(
  context: CanvasRenderingContext2D,
  view: View,
  levels: Levels<LaneItem>,
  top: number,
  colors: LaneColors,
  selected: string | null,
): void {
  context.font = LANE_FONT;
  context.textBaseline = 'middle';
  const height = NOTE_ROW - 3;
  for (const [n, row] of levels.at(1 / view.pxPerSecond).entries()) {
    const y = top + n * NOTE_ROW;
    const { first, end } = marksWithin(row, view.start - LONGEST / view.pxPerSecond, viewEnd(view));
    for (let i = first; i < end; i += 1) {
      const item = row.items[row.firsts[i]!]!;
      const count = row.counts[i]!;
      const x = Math.round((row.starts[i]! - view.start) * view.pxPerSecond);
      const length = (count === 1 ? item.end - item.start : row.ends[i]! - row.starts[i]!) * view.pxPerSecond;
      const next = ((row.starts[i + 1] ?? Number.POSITIVE_INFINITY) - view.start) * view.pxPerSecond;
      const isSelected = count === 1 && item.id === selected;
      const label = count > 1 ? `${firstLine(item.label)}  +${count - 1}` : firstLine(item.label);
      context.fillStyle = colors.note;
      if (length >= 4) {
        context.globalAlpha = isSelected ? 0.5 : 0.28;
        context.beginPath();
        context.roundRect(x, y, length, height, 3);
        context.fill();
        context.globalAlpha = 1;
        context.fillRect(x, y, 2, height);
        context.fillRect(x + length - 2, y, 2, height);
      } else {
        flag(context, x, y, height);
      }
      if (isSelected) outline(context, x, y, Math.max(length, 10), height, colors['accent-text']);
      // Words stand in a block that holds them, or behind a short one or a flag, and end where the lane does.
      const inside = length >= 40;
      const left = inside ? Math.max(x, 0) + 6 : Math.max(length >= 4 ? Math.max(x, 0) + 6 : x + 15, x + length + 4);
      const right = inside ? x + length - 5 : Math.min(next - 4, x + LONGEST);
      const text = fitText(context, label, Math.min(right, view.width - 4) - left);
      context.fillStyle = colors.n12;
      if (text) context.fillText(text, left, y + height / 2 + 0.5);
    }
  }
}

/** A pennant on a pole: told from spans by its shape. */
function flag(context: CanvasRenderingContext2D, x: number, y: number, height: number): void {
  context.fillRect(x, y, 2, height);
  context.beginPath();
  context.moveTo(x + 2, y);
  context.lineTo(x + 10, y + 4.5);
  context.lineTo(x + 2, y + 9);
  context.closePath();
  context.fill();
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  color: string,
): void {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(x - 1.5, y - 0.75, width + 3, height + 1.5, 4);
  context.stroke();
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
