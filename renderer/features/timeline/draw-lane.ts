import type { View } from './geometry.ts';
import { viewEnd } from './geometry.ts';
import { type Levels, MIN_WIDTH, marksWithin } from './lane-levels.ts';
import type { Span } from './spans.ts';
import { fitText, LANE_FONT } from './text-width.ts';

export interface LaneLook<T extends Span> {
  color: string;
  ink: string;
  litColor: string;
  litInk: string;
  /** Filled and glowing: a few at most. */
  lit: readonly T[];
  /** Of the first of so many that a mark stands for. */
  label: (items: readonly T[], first: number, count: number) => string;
}

export interface LaneSize {
  rowHeight: number;
  /** px from the top of the canvas to the first row. */
  top: number;
}

/** Marks this wide, px, have round corners and a word. */
const LABELLED = 26;
/** From so many things on in a mark narrower than so many px, its first says nothing of the rest. */
const CROWD = 4;
const CROWDED = 56;

/** What is in view as soft blocks with a solid edge at their start. */
export function drawLane<T extends Span>(
  context: CanvasRenderingContext2D,
  view: View,
  levels: Levels<T>,
  size: LaneSize,
  look: LaneLook<T>,
): void {
  const rows = levels.at(1 / view.pxPerSecond);
  const height = size.rowHeight - 2;
  const labels: { text: string; x: number; y: number; width: number }[] = [];
  context.fillStyle = look.color;
  for (const [n, row] of rows.entries()) {
    const y = size.top + n * size.rowHeight;
    const { first, end } = marksWithin(row, view.start, viewEnd(view));
    for (let i = first; i < end; i += 1) {
      const x = (row.starts[i]! - view.start) * view.pxPerSecond;
      const width = Math.max(2, (row.ends[i]! - row.starts[i]!) * view.pxPerSecond - 1);
      const count = row.counts[i]!;
      if (width < LABELLED || isCrowd(count, width)) {
        context.globalAlpha = density(count);
        context.fillRect(Math.round(x), y, Math.round(width), height);
        continue;
      }
      context.globalAlpha = 0.26;
      block(context, x, y, width, height, view.width);
      const text = look.label(row.items, row.firsts[i]!, count);
      const left = Math.max(x, 0) + 6;
      labels.push({ text, x: left, y: y + height / 2 + 0.5, width: Math.min(x + width, view.width) - left - 4 });
    }
    context.globalAlpha = 1;
    for (let i = first; i < end; i += 1) {
      // Edges tell where one thing begins; of a crowd they would only be a fence.
      if (isCrowd(row.counts[i]!, (row.ends[i]! - row.starts[i]!) * view.pxPerSecond - 1)) continue;
      const x = Math.round((row.starts[i]! - view.start) * view.pxPerSecond);
      if (x > -2) context.fillRect(x, y, 2, height);
    }
  }
  context.font = LANE_FONT;
  context.textBaseline = 'middle';
  context.fillStyle = look.ink;
  for (const { text, x, y, width } of labels) {
    const fitted = fitText(context, text, width);
    if (fitted) context.fillText(fitted, x, y);
  }
  for (const item of look.lit) drawLit(context, view, levels.rowOf(item), item, size, look);
}

const isCrowd = (count: number, width: number): boolean => count >= CROWD && width < CROWDED;

/** Alpha of a small mark: the more it stands for, the more it shows. */
const density = (count: number): number => Math.min(0.62, 0.2 + 0.07 * Math.log2(count + 1));

function block(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, end: number) {
  // A bar of hours is drawn as far as it can be seen.
  const left = Math.max(x, -8);
  context.beginPath();
  context.roundRect(left, y, Math.min(x + width, end + 8) - left, height, 3);
  context.fill();
}

function drawLit<T extends Span>(
  context: CanvasRenderingContext2D,
  view: View,
  row: number,
  item: T,
  size: LaneSize,
  look: LaneLook<T>,
): void {
  const x = (item.start - view.start) * view.pxPerSecond;
  const width = Math.max(MIN_WIDTH, (item.end - item.start) * view.pxPerSecond - 1);
  if (x + width < 0 || x > view.width) return;
  const y = size.top + row * size.rowHeight;
  const height = size.rowHeight - 2;
  context.save();
  context.shadowColor = look.litColor;
  context.shadowBlur = 10;
  context.fillStyle = look.litColor;
  block(context, x, y, width, height, view.width);
  context.restore();
  const left = Math.max(x, 0);
  const text = fitText(context, look.label([item], 0, 1), x + width - left - 10);
  context.fillStyle = look.litInk;
  if (text) context.fillText(text, left + 6, y + height / 2 + 0.5);
}
