import { z } from 'zod';
import { assetId, keyFrame } from './asset.ts';

export const evidenceKind = z.enum(['speech', 'subtitle', 'text', 'object', 'caption', 'note']);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** x, y, width, height as fractions of the upright picture, 0–1, origin top left. */
export const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
export type Box = z.infer<typeof box>;

export const word = z.object({ text: z.string(), start: z.number(), end: z.number(), confidence: z.number() });

/** What one kind of evidence carries beyond its text. */
export const evidenceDetail = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('speech'),
    /** ISO 639-1. */
    language: z.string(),
    trackIndex: z.number().int(),
    /** Of the text as it reads now: where words were put right, those that stayed keep their times. */
    words: z.array(word),
    /** Named by hand; left out where nobody was. */
    speaker: z.string().optional(),
  }),
  z.object({
    kind: z.literal('subtitle'),
    language: z.string().nullable(),
    /** Name in front of the cue or in its voice tag, or given by hand. */
    speaker: z.string().nullable(),
    /** `track:<index>` or `sidecar:<file name>`. */
    from: z.string(),
  }),
  z.object({
    kind: z.literal('text'),
    keyFrameId: z.string(),
    /** heading: set larger and above; row: cells side by side in a table or chart; line: anything else. */
    role: z.enum(['heading', 'row', 'line']),
    /** Reading order on its frame, from 0. */
    order: z.number().int(),
    /** Text of the heading that this stands under. */
    heading: z.string().nullable(),
    /** Cells of a row, left to right; [] otherwise. */
    cells: z.array(z.object({ text: z.string(), box })),
    /** Column titles of the table, aligned with cells; [] where there is none. */
    columns: z.array(z.string()),
    /** Height of a capital, fraction of the picture's height. */
    size: z.number(),
  }),
  z.object({
    kind: z.literal('object'),
    /** COCO name, or the word that an open detector was asked for. */
    label: z.string(),
    /** Most seen at once in the span. */
    count: z.number().int(),
    /** Each sighting: where at which second, with the track it belongs to (0 … count − 1). */
    sightings: z.array(z.object({ time: z.number(), track: z.number().int(), box, confidence: z.number() })),
  }),
  z.object({ kind: z.literal('caption'), keyFrameId: z.string() }),
  z.object({ kind: z.literal('note') }),
]);
export type EvidenceDetail = z.infer<typeof evidenceDetail>;

/**
 * The unit of trust: everything that an answer may cite is one of these.
 * `start`, `end` in s (images 0–0); `confidence` 0–1.
 */
export const evidence = z.object({
  id: z.string(),
  assetId,
  kind: evidenceKind,
  start: z.number(),
  end: z.number(),
  text: z.string(),
  box: box.nullable(),
  confidence: z.number(),
  source: z.object({ stage: z.string(), model: z.string(), version: z.string() }),
  detail: evidenceDetail,
  /** What was recognised or read, where a person put the words or the speaker right; left out elsewhere. */
  original: z.object({ text: z.string(), speaker: z.string().nullable() }).optional(),
});
export type Evidence = z.infer<typeof evidence>;
export type EvidenceOf<K extends EvidenceKind> = Evidence & { kind: K; detail: Extract<EvidenceDetail, { kind: K }> };

/** A span with its picture and its evidence: what retrieval returns, reranking scores and the timeline shows. */
export const moment = z.object({
  id: z.string(),
  assetId,
  start: z.number(),
  end: z.number(),
  keyFrame: keyFrame.nullable(),
  /** Best first. */
  evidence: z.array(evidence),
  /** 0–1, comparable within one result only. */
  score: z.number(),
});
export type Moment = z.infer<typeof moment>;
