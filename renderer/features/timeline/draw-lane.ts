import type { Mark } from './lane-layout.ts';
import type { Span } from './spans.ts';

export interface LaneLook<T extends Span> {
  color: string;
  ink: string;
  lit: (item: T) => boolean;
  litColor: string;
  label: (items: readonly T[]) => string;
}

/** Text cut with an ellipsis to what fits; '' where not even a few letters do. */
function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (width < 24) return '';
  // Letters average about 5.6 px at this size: cut first, measure after.
  let cut = text.length > width / 4 ? text.slice(0, Math.ceil(width / 4)) : text;
  if (cut === text && context.measureText(text).width <= width) return text;
  while (cut.length > 2 && context.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1);
  return cut.length > 2 ? `${cut.trimEnd()}…` : '';
}

/** Marks as soft blocks with a solid edge at their start; lit ones filled and glowing. */
export function drawLane<T extends Span>(
  context: CanvasRenderingContext2D,
  marks: readonly Mark<T>[],
  size: { width: number; rowHeight: number; top: number },
  look: LaneLook<T>,
): void {
  context.font = '500 11px "Inter Variable", sans-serif';
  context.textBaseline = 'middle';
  for (const mark of marks) {
    const lit = mark.items.some(look.lit);
    const y = size.top + mark.row * size.rowHeight;
    const height = size.rowHeight - 2;
    const width = Math.max(2, mark.width - 1);
    context.globalAlpha = 1;
    if (lit) {
      context.shadowColor = look.litColor;
      context.shadowBlur = 10;
    }
    context.fillStyle = lit ? look.litColor : look.color;
    context.globalAlpha = lit ? 1 : 0.26;
    context.beginPath();
    context.roundRect(mark.x, y, width, height, Math.min(3, width / 2));
    context.fill();
    context.shadowBlur = 0;
    context.globalAlpha = 1;
    if (!lit) context.fillRect(mark.x, y, Math.min(2, width), height);
    const left = Math.max(mark.x, 0);
    const text = fitText(context, look.label(mark.items), mark.x + width - left - 10);
    if (!text) continue;
    context.fillStyle = lit ? '#241703' : look.ink;
    context.fillText(text, left + 6, y + height / 2 + 0.5);
  }
}
