import type { Box, Evidence, EvidenceKind } from '../../../preload/contract/evidence.ts';
import type { Lit } from './player-store.ts';

export interface ShownBox {
  key: string;
  kind: EvidenceKind;
  label: string;
  box: Box;
  lit: boolean;
}

/** A sighting counts for this long to either side, s: objects are looked for on key frames only. */
const NEAR = 5;

/**
 * Whether evidence is on at a second; one that ends there has gone, so that a cut never shows both sides. What has no length, as a marker, is on for a
 * frame: one at 0:00, too, although its span reads as that of a still image, which the player keeps at 0 s.
 */
export function isOn({ start, end }: { start: number; end: number }, time: number): boolean {
  return time >= start - 0.02 && time < Math.max(end - 0.02, start + 0.04);
}

/** Boxes of one object evidence at a second: of each track the sighting nearest in time. */
function objectBoxes(evidence: Evidence, time: number): { box: Box; track: number }[] {
  if (evidence.detail.kind !== 'object') return [];
  const nearest = new Map<number, { box: Box; away: number }>();
  for (const { box, track, time: at } of evidence.detail.sightings) {
    const away = Math.abs(at - time);
    const known = nearest.get(track);
    if (away <= NEAR && (!known || away < known.away)) nearest.set(track, { box, away });
  }
  return [...nearest].map(([track, { box }]) => ({ box, track }));
}

/**
 * What to outline on the picture at a second.
 * @param all also what is not lit, where the person asked for it
 */
export function boxesAt(evidence: readonly Evidence[], time: number, lit: Lit | null, all: boolean): ShownBox[] {
  const shown: ShownBox[] = [];
  for (const item of evidence) {
    if (item.kind !== 'object' && item.kind !== 'text') continue;
    if (!isOn(item, time)) continue;
    const isLit = lit?.evidenceIds.includes(item.id) ?? false;
    if (!isLit && !all) continue;
    const tracks = objectBoxes(item, time);
    if (tracks.length > 0) {
      for (const { box, track } of tracks) {
        shown.push({
          key: `${item.id}-${track}`,
          kind: item.kind,
          label: item.detail.kind === 'object' ? item.detail.label : item.text,
          box,
          lit: isLit,
        });
      }
    } else if (item.box) {
      shown.push({ key: item.id, kind: item.kind, label: item.text, box: item.box, lit: isLit });
    }
  }
  return shown;
}
