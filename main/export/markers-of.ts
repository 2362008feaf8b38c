import type { Evidence, EvidenceOf } from '../../preload/contract/evidence.ts';
import type { Marker } from './marker.ts';

/**
 * Marks of a file without any chosen: its notes, named by their first line; where there are none, the first heading of each frame, as long as
 * it stays.
 */
export function markersOf(evidence: readonly Evidence[]): Marker[] {
  const notes = evidence.filter(({ kind }) => kind === 'note');
  const marks = notes.length > 0 ? notes : titles(evidence);
  return marks
    .map(({ start, end, text }) => ({ start, end, ...named(text) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function named(text: string): Pick<Marker, 'name' | 'note'> {
  const [name = '', ...more] = text.split('\n');
  return { name, note: more.join('\n').trim() };
}

function titles(evidence: readonly Evidence[]): Evidence[] {
  const headings = evidence.filter(isHeading).sort((a, b) => a.detail.order - b.detail.order);
  const first = new Map<number, Evidence>();
  for (const heading of headings) if (!first.has(heading.start)) first.set(heading.start, heading);
  return [...first.values()];
}

const isHeading = (one: Evidence): one is EvidenceOf<'text'> =>
  one.detail.kind === 'text' && one.detail.role === 'heading';
