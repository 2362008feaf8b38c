import type { Box, Evidence } from '../../preload/contract/evidence.ts';

/** One thing in one picture. */
export interface Thing {
  label: string;
  box: Box;
  confidence: number;
  evidence: Evidence;
}

/** Seconds at which a set of evidences was looked at, in order. */
export function lookTimes(evidence: readonly Evidence[]): number[] {
  const times = evidence.flatMap(({ detail }) => (detail.kind === 'object' ? detail.sightings.map((s) => s.time) : []));
  return [...new Set(times)].sort((a, b) => a - b);
}

/** What was seen at one of those seconds, surest first. */
export function thingsAt(evidence: readonly Evidence[], time: number): Thing[] {
  return evidence
    .flatMap((one) =>
      one.detail.kind === 'object'
        ? one.detail.sightings
            .filter((sighting) => sighting.time === time)
            .map(({ box, confidence }) => ({
              label: (one.detail as { label: string }).label,
              box,
              confidence,
              evidence: one,
            }))
        : [],
    )
    .sort((a, b) => b.confidence - a.confidence);
}
