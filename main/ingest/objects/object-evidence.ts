import type { Evidence } from '../../../preload/contract/evidence.ts';
import { counted } from '../../language/object-plurals.ts';
import { evidenceId } from '../evidence-id.ts';
import { shareWithin } from './intersection-over-union.ts';
import type { ObjectSpan, SightedFrame } from './track-objects.ts';

/** Share of a detection that lies in a line of text from which on it is part of it. */
const IN_TEXT = 0.7;

/** Detectors take large letters for things: what lies within a line of text that is on the screen then is that text. */
export function withoutLetters<T extends Pick<SightedFrame, 'time' | 'detections'>>(
  look: T,
  texts: readonly Evidence[],
): T {
  const boxes = texts.filter((t) => t.box && t.start <= look.time && look.time <= t.end).map((t) => t.box!);
  return { ...look, detections: look.detections.filter((d) => !boxes.some((b) => shareWithin(d.box, b) > IN_TEXT)) };
}

/** @param unit that found it @param ordinal within the unit */
export function objectEvidence(
  assetId: string,
  unit: string,
  ordinal: number,
  span: ObjectSpan,
  model: string,
): Evidence {
  const { label, start, end, count, sightings, confidence } = span;
  const best = [...sightings].sort((a, b) => b.confidence - a.confidence)[0]!;
  return {
    id: evidenceId(assetId, 'objects', unit, ordinal),
    assetId,
    kind: 'object',
    start,
    end,
    text: counted(count, label),
    box: best.box,
    confidence,
    source: { stage: 'objects', model, version: '1' },
    detail: { kind: 'object', label, count, sightings },
  };
}
