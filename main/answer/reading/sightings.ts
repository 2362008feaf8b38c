import type { Box, EvidenceOf } from '../../../preload/contract/evidence.ts';
import type { AssetView, Passage, Screen } from './passage.ts';

/** s; two spans of one class closer than this are one. */
const BRIDGE = 0.75;

/** Each sighting of a detected thing; [] for what was said or shown. */
export function sightingsOf({ evidence }: Passage): EvidenceOf<'object'>['detail']['sightings'] {
  const detail = evidence[0]?.detail;
  return detail?.kind === 'object' ? detail.sightings : [];
}

/** One frame alone is weak evidence: at least two sightings, or one that the detector is sure of. */
export function isSolid(passage: Passage): boolean {
  const sightings = sightingsOf(passage);
  const sure = Math.max(0, ...sightings.map((sighting) => sighting.confidence));
  return sure >= 0.5 || (sightings.length >= 2 && sure >= 0.4);
}

/** Spans over which one of the classes is seen, in order; spans that touch are joined. */
export function spansOf(
  view: AssetView,
  labels: readonly string[],
): { start: number; end: number; passages: Passage[] }[] {
  const spans: { start: number; end: number; passages: Passage[] }[] = [];
  for (const passage of view.seen) {
    if (!labels.includes(passage.label ?? '') || !isSolid(passage)) continue;
    const last = spans.at(-1);
    if (last && passage.start - last.end <= BRIDGE) {
      last.end = Math.max(last.end, passage.end);
      last.passages.push(passage);
    } else spans.push({ start: passage.start, end: passage.end, passages: [passage] });
  }
  return spans;
}

/** What else is seen over most of a span. */
export function seenWith(view: AssetView, span: { start: number; end: number }): Passage[] {
  return view.seen.filter(
    (other) =>
      isSolid(other) &&
      overlap(other, span) >= 0.5 * Math.min(other.end - other.start, span.end - span.start) &&
      (overlap(other, span) > 0 || span.end === span.start),
  );
}

export function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Where an object is at its best sighting. */
export function boxOf(passage: Passage): Box | null {
  const best = [...sightingsOf(passage)].sort((a, b) => b.confidence - a.confidence)[0];
  return best?.box ?? passage.box;
}

/** Boxes of two things in the picture that shows both surest; null where no one picture shows both. */
export function boxesTogether(one: Passage, other: Passage): [Box, Box] | null {
  const pairs = sightingsOf(one).flatMap((x) =>
    sightingsOf(other)
      .filter((y) => y.time === x.time)
      .map((y) => [x, y] as const),
  );
  const [best] = pairs.sort(([w, x], [y, z]) => y.confidence * z.confidence - w.confidence * x.confidence);
  return best ? [best[0].box, best[1].box] : null;
}

/** The screen that is visible over most of a span; of equals the later, which came on during it. */
export function screenAt(view: AssetView, span: { start: number; end: number }): Screen | null {
  let best: Screen | null = null;
  for (const screen of view.screens) {
    const shared = overlap(screen, span);
    const inside = span.end - span.start < 0.01 && screen.start <= span.start && span.start < screen.end;
    if ((shared > 0 || inside) && (!best || shared > overlap(best, span))) best = screen;
  }
  return best;
}
