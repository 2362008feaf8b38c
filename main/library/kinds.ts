import type { EvidenceKind } from '../../preload/contract/evidence.ts';

/** A bit each, so that a filter over kinds is one AND in the innermost loop of a scan. Stored: never renumber. */
const bits: Record<EvidenceKind, number> = { speech: 1, subtitle: 2, text: 4, object: 8, caption: 16, note: 32 };
const names = new Map(Object.entries(bits).map(([name, bit]) => [bit, name as EvidenceKind]));

export function kindBit(kind: EvidenceKind): number {
  return bits[kind];
}

export function kindName(bit: number): EvidenceKind {
  const name = names.get(bit);
  if (!name) throw new RangeError(`no evidence kind has the bit ${bit}`);
  return name;
}

/** All kinds where none is named. */
export function kindMask(kinds: readonly EvidenceKind[] = []): number {
  return kinds.length === 0 ? -1 : kinds.reduce((mask, kind) => mask | bits[kind], 0);
}
