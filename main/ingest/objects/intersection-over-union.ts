import type { Box } from '../../../preload/contract/evidence.ts';

/** Shared area over joint area of two boxes, 0–1. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (a.w * a.h + b.w * b.h - shared);
}

/** Share of `inner` that lies within `outer`, 0–1. */
export function shareWithin(inner: Box, outer: Box): number {
  const area = inner.w * inner.h;
  return area > 0 ? sharedArea(inner, outer) / area : 0;
}

function sharedArea(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
