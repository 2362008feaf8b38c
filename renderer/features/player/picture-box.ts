import type { Box } from '../../../preload/contract/evidence.ts';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a picture of the given shape lies when it is fitted whole into a pane ("contain"), px. */
export function containRect(pane: { width: number; height: number }, picture: { width: number; height: number }): Rect {
  if (picture.width <= 0 || picture.height <= 0) return { x: 0, y: 0, width: pane.width, height: pane.height };
  const scale = Math.min(pane.width / picture.width, pane.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: (pane.width - width) / 2, y: (pane.height - height) / 2, width, height };
}

/**
 * A box of 0–1 in px of the pane, kept inside the picture and at least `least` px wide and high.
 * @param pad px of air around it, so that an outline of a line of text does not run through its letters
 */
export function boxRect(box: Box, picture: Rect, least = 6, pad = 0): Rect {
  const left = Math.max(0, Math.min(1, box.x));
  const top = Math.max(0, Math.min(1, box.y));
  const right = Math.max(left, Math.min(1, box.x + box.w));
  const bottom = Math.max(top, Math.min(1, box.y + box.h));
  return {
    x: picture.x + left * picture.width - pad,
    y: picture.y + top * picture.height - pad,
    width: Math.max(least, (right - left) * picture.width) + 2 * pad,
    height: Math.max(least, (bottom - top) * picture.height) + 2 * pad,
  };
}
