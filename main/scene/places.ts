import type { Box } from '../../preload/contract/evidence.ts';

/** Thirds of the picture, with a little more for the middle: what straddles a line is not at an edge. */
const NEAR = 0.38;
const FAR = 0.62;
/** Share of the picture's width (height) from which on a thing is not left or right (up or down). */
const SPANNING = 0.7;

/** Where a box lies in the picture: "top left", "bottom", "middle"; "most of the picture" where it has no place of its own. */
export function placeOf({ x, y, w, h }: Box): string {
  if (w >= SPANNING && h >= SPANNING) return 'most of the picture';
  const across = w >= SPANNING ? '' : third(x + w / 2, 'left', 'right');
  const down = h >= SPANNING ? '' : third(y + h / 2, 'top', 'bottom');
  return [down, across].filter((part) => part !== '').join(' ') || 'middle';
}

/** The same as people say it: "at the top left", "in the middle", "over most of the picture". */
export function placePhrase(box: Box): string {
  const place = placeOf(box);
  if (place === 'middle') return 'in the middle of the picture';
  return place === 'most of the picture' ? 'over most of the picture' : `at the ${place} of the picture`;
}

function third(centre: number, low: string, high: string): string {
  if (centre < NEAR) return low;
  return centre > FAR ? high : '';
}
