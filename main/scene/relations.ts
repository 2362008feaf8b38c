import type { Box } from '../../preload/contract/evidence.ts';

/** How one box lies to another in the picture; what lies deeper in the scene a box does not tell. */
export const relationNames = ['left of', 'right of', 'above', 'below', 'on', 'in front of', 'behind'] as const;
export type Relation = (typeof relationNames)[number];

/** Share of the smaller extent up to which two things may overlap and still lie side by side. */
const SIDE_BY_SIDE = 0.5;
/** Share of a box within another from which on it is on or in it. */
const WITHIN = 0.8;
/** Heights of the picture: feet that are no further apart stand equally far away. */
const SAME_DEPTH = 0.05;

/** Whether one box lies to another as told. `on`: it rests on its upper half or lies within it. */
export function lies(one: Box, relation: Relation, other: Box): boolean {
  const a = edges(one);
  const b = edges(other);
  switch (relation) {
    case 'left of':
      return a.cx < b.cx && shared(a.left, a.right, b.left, b.right) <= SIDE_BY_SIDE;
    case 'right of':
      return lies(other, 'left of', one);
    case 'above':
      return a.cy < b.cy && shared(a.top, a.bottom, b.top, b.bottom) <= SIDE_BY_SIDE;
    case 'below':
      return lies(other, 'above', one);
    case 'on':
      return isOn(one, other);
    // What is behind stands higher in the picture at its foot than what is in front.
    case 'behind':
      return a.bottom <= b.bottom + SAME_DEPTH;
    case 'in front of':
      return a.bottom >= b.bottom - SAME_DEPTH;
  }
}

/** Whether boxes tell a relation for sure; how deep in the scene a thing stands they only hint at. */
export const isCertain = (relation: Relation): boolean => relation !== 'behind' && relation !== 'in front of';

/** The one relation that says most of two boxes; null where they cover each other. */
export function mainRelation(one: Box, other: Box): Relation | null {
  if (isOn(one, other)) return 'on';
  const a = edges(one);
  const b = edges(other);
  const isSideways = Math.abs(a.cx - b.cx) >= Math.abs(a.cy - b.cy);
  const order: Relation[] = isSideways
    ? ['left of', 'right of', 'above', 'below']
    : ['above', 'below', 'left of', 'right of'];
  return order.find((relation) => lies(one, relation, other)) ?? null;
}

function isOn(one: Box, other: Box): boolean {
  const a = edges(one);
  const b = edges(other);
  if (one.w * one.h >= other.w * other.h) return false;
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (across <= 0 || down < 0) return false;
  const inside = (across * down) / (one.w * one.h) >= WITHIN;
  const rests = across >= WITHIN * one.w && a.cy < b.top && a.bottom <= b.cy;
  return inside || rests;
}

/** Overlap of two stretches as a share of the shorter, 0–1. */
function shared(a0: number, a1: number, b0: number, b1: number): number {
  const length = Math.min(a1, b1) - Math.max(a0, b0);
  return length <= 0 ? 0 : length / Math.max(1e-9, Math.min(a1 - a0, b1 - b0));
}

function edges({ x, y, w, h }: Box) {
  return { left: x, right: x + w, top: y, bottom: y + h, cx: x + w / 2, cy: y + h / 2 };
}
