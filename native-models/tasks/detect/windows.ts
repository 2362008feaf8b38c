import type { NormBox } from '../../protocol.ts';
import type { Window } from './letterbox.ts';

/** Width over height from which a picture is looked at in parts as well: its height uses only a part of the square. */
const WIDE = 1.25;
/** Share of the picture's edge within which a box counts as touching it. */
const TOUCHING = 0.01;

/** The whole picture, and for a wide (high) one two overlapping squares at its ends, which show things larger. */
export function windowsOf({ width, height }: { width: number; height: number }): Window[] {
  const whole = { x: 0, y: 0, width, height };
  const side = Math.min(width, height);
  const longer = Math.max(width, height);
  // In something like a strip, squares would miss its middle.
  if (longer < side * WIDE || longer > side * 2) return [whole];
  const far = longer - side;
  return width > height
    ? [whole, { x: 0, y: 0, width: side, height }, { x: far, y: 0, width: side, height }]
    : [whole, { x: 0, y: 0, width, height: side }, { x: 0, y: far, width, height: side }];
}

/** True where a box ends at a window's edge that is not the picture's: it shows a part of something. */
export function isCut(box: NormBox, window: Window, { width, height }: { width: number; height: number }): boolean {
  const left = window.x > 0 && box.x <= window.x / width + TOUCHING;
  const top = window.y > 0 && box.y <= window.y / height + TOUCHING;
  const right = window.x + window.width < width && box.x + box.w >= (window.x + window.width) / width - TOUCHING;
  const bottom = window.y + window.height < height && box.y + box.h >= (window.y + window.height) / height - TOUCHING;
  return left || top || right || bottom;
}

/** Side of the squares of a closer look, as a share of the picture's shorter side. */
const CLOSE = 0.6;
/** Share by which neighbouring squares overlap at least, so that what one cuts the next shows whole. */
const OVERLAP = 0.2;

/** Overlapping squares over the whole picture that show small things larger, row by row; none where they would not enlarge. */
export function squaresOf({ width, height }: { width: number; height: number }): Window[] {
  const side = Math.round(Math.min(width, height) * CLOSE);
  const along = (length: number) => {
    const count = Math.max(1, Math.ceil((length - side * OVERLAP) / (side * (1 - OVERLAP))));
    return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (length - side)) / (count - 1))));
  };
  const columns = along(width);
  return along(height).flatMap((y) => columns.map((x) => ({ x, y, width: side, height: side })));
}

/** A square around a box, `times` as large as its longer side, as far as the picture goes. */
export function squareAround(
  box: NormBox,
  times: number,
  { width, height }: { width: number; height: number },
): Window {
  const side = Math.floor(Math.min(Math.max(box.w * width, box.h * height) * times, Math.min(width, height)));
  const start = (centre: number, length: number) => Math.round(Math.min(length - side, Math.max(0, centre - side / 2)));
  return {
    x: start((box.x + box.w / 2) * width, width),
    y: start((box.y + box.h / 2) * height, height),
    width: Math.max(1, side),
    height: Math.max(1, side),
  };
}
