/** One side of a laid-out element, px. */
export interface Extent {
  start: number;
  size: number;
}

/**
 * Between which items something would be dropped.
 * @param extents of the items along the list, in order. @param at of the pointer along the list, px.
 * @returns the index that it would get: 0 before the first, `extents.length` behind the last.
 */
export function dropPlace(extents: readonly Extent[], at: number): number {
  const behind = extents.findIndex(({ start, size }) => at < start + size / 2);
  return behind === -1 ? extents.length : behind;
}

/** Where a moved item ends up once it is taken out of its old place. */
export function moveTarget(from: number, place: number): number {
  return place > from ? place - 1 : place;
}
