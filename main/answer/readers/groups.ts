import { calledIn, type NamedObject } from '../../language/object-names.ts';
import { counted } from '../../language/object-plurals.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { isSolid, sightingsOf } from '../reading/sightings.ts';
import type { Candidate, ReadInput } from './candidate.ts';
import { inWindow, seenCandidate } from './visual.ts';

/** Kinds that one answer lists. */
const MOST_KINDS = 8;

/** What of a group was clearly seen, in order of time. */
function membersOf(input: ReadInput, view: AssetView, labels: readonly string[]): Passage[] {
  return view.seen.filter(
    (passage) =>
      isSolid(passage) && inWindow(input, passage) && (labels.length === 0 || labels.includes(passage.label ?? '')),
  );
}

/** The most of a group in one picture: "2 vehicles: 1 bicycle, 1 truck", and the second. Null where none was seen. */
export function mostOfGroup(
  input: ReadInput,
  view: AssetView,
  target: NamedObject,
): { text: string; time: number; passages: Passage[] } | null {
  const sightings = membersOf(input, view, target.labels).flatMap((passage) =>
    sightingsOf(passage).map(({ time }) => ({ time, passage })),
  );
  const [best] = [...Map.groupBy(sightings, ({ time }) => time)].sort(
    ([a, one], [b, other]) => other.length - one.length || a - b,
  );
  if (!best) return null;
  const [time, all] = best;
  const kinds = [...Map.groupBy(all, ({ passage }) => passage.label!)];
  const parts = kinds.map(([label, of]) => counted(of.length, label));
  const text =
    parts.length === 1 ? parts[0]! : `${all.length} ${calledIn(input.ask.text, target)}: ${parts.join(', ')}`;
  return { text, time, passages: [...new Set(all.map(({ passage }) => passage))] };
}

/** Every kind of a group that was seen, in the order in which they appear: "which animals are shown". */
export function kindsOfGroup(input: ReadInput, view: AssetView, target: NamedObject): Candidate[] {
  const firsts = new Map<string, Passage>();
  for (const passage of membersOf(input, view, target.labels))
    if (!firsts.has(passage.label!)) firsts.set(passage.label!, passage);
  const shown = [...firsts.values()].slice(0, MOST_KINDS);
  if (shown.length === 0) return [];
  const evidence = shown.slice(0, 3).flatMap((passage) => passage.evidence);
  return [seenCandidate(input, shown[0]!, shown.map(({ label }) => label!).join(', '), 0.9, { evidence })];
}
