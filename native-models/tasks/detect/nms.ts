import type { NormBox } from '../../protocol.ts';

/** Intersection over union, 0–1. */
export function iou(a: NormBox, b: NormBox): number {
  const shared = intersection(a, b);
  const all = a.w * a.h + b.w * b.h - shared;
  return all > 0 ? shared / all : 0;
}

/** Intersection over the smaller box, 0–1: 1 where one lies inside the other. */
export function containment(a: NormBox, b: NormBox): number {
  const smaller = Math.min(a.w * a.h, b.w * b.h);
  return smaller > 0 ? intersection(a, b) / smaller : 0;
}

function intersection(a: NormBox, b: NormBox): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/**
 * Greedy non-maximum suppression, per label.
 * @returns what stays, best first
 */
export function suppress<T extends { label: string; confidence: number; box: NormBox }>(
  detections: readonly T[],
  overlap: (a: NormBox, b: NormBox) => number,
  threshold: number,
): T[] {
  const kept: T[] = [];
  for (const candidate of [...detections].sort((a, b) => b.confidence - a.confidence)) {
    const covered = kept.some((k) => k.label === candidate.label && overlap(k.box, candidate.box) > threshold);
    if (!covered) kept.push(candidate);
  }
  return kept;
}

/** One thing under two names: the same box, and one name clearly surer. */
const SAME_BOX = 0.8;
const CLEARLY = 0.2;

/** Drops the second name of a thing where the first is clearly surer ("cat 0.38" on a dog of 0.83). @param sorted best first */
export function withoutDoubts<T extends { confidence: number; box: NormBox }>(sorted: readonly T[]): T[] {
  return sorted.filter(
    (doubt, i) =>
      !sorted
        .slice(0, i)
        .some((sure) => sure.confidence - doubt.confidence > CLEARLY && iou(sure.box, doubt.box) > SAME_BOX),
  );
}
