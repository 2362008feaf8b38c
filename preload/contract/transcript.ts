import { z } from 'zod';
import { assetId } from './asset.ts';
import { evidence, evidenceKind } from './evidence.ts';

const evidenceId = z.string().min(1).max(200);
/** One line: what a screen, a subtitle file and a spreadsheet can all show. */
const lineText = z.string().trim().min(1).max(5000);
const speakerName = z.string().trim().max(200);

/** What a person puts right in one line of a transcript; what is left out stays as it is. */
export const lineEdit = z.object({
  evidenceId,
  /** null goes back to what was recognised or read. */
  text: lineText.nullable().optional(),
  /** '' is nobody; null goes back to whom the file itself names. */
  speaker: speakerName.nullable().optional(),
});
export type LineEdit = z.infer<typeof lineEdit>;

/** Lines as they read now, and the edits that put them back as they were. */
const changedLines = z.object({ lines: z.array(evidence), undo: z.array(lineEdit) });

/** A correction whose line is gone: the file was read again, and no line there says the same. Times in s. */
export const lostCorrection = z.object({
  id: z.number().int(),
  kind: evidenceKind,
  start: z.number(),
  end: z.number(),
  original: z.string(),
  /** null where the words were right. */
  text: z.string().nullable(),
  /** null where nobody was named. */
  speaker: z.string().nullable(),
});
export type LostCorrection = z.infer<typeof lostCorrection>;

/** A line that holds the words; `places` are characters of `text`, from and to, and what comes there. */
export const replacement = z.object({
  evidenceId,
  assetId,
  /** s */
  start: z.number(),
  speaker: z.string().nullable(),
  text: z.string(),
  after: z.string(),
  places: z.array(z.object({ from: z.number().int(), to: z.number().int(), now: z.string() })),
});
export type Replacement = z.infer<typeof replacement>;

/** All files where it is empty. */
const assetIds = z.array(assetId).max(5000).default([]);

export const transcriptCalls = {
  /** All of the edits, or none. */
  'transcript.correct': { input: z.object({ edits: z.array(lineEdit).min(1).max(100_000) }), output: changedLines },
  /** Lines of speech and subtitles by their ids; what is gone is left out. */
  'transcript.lines': {
    input: z.object({ evidenceIds: z.array(evidenceId).max(1000) }),
    output: z.array(evidence),
  },
  /** What replacing would change, in time order by file; nothing is changed yet. */
  'transcript.replacements': {
    input: z.object({
      find: z.string().min(1).max(1000),
      with: z.string().max(1000),
      wholeWord: z.boolean().default(true),
      matchCase: z.boolean().default(false),
      assetIds,
    }),
    output: z.object({
      lines: z.array(replacement),
      /** Lines that hold the words, also those that are not listed. */
      total: z.number().int(),
      /** Lines that would be left without a word, and so are not offered. */
      emptied: z.number().int(),
    }),
  },
  /** Names of whoever speaks, most lines first. */
  'transcript.speakers': {
    input: z.object({ assetIds }),
    output: z.array(z.object({ name: z.string(), lines: z.number().int(), files: z.number().int() })),
  },
  /** Gives another name to all lines of a speaker; '' takes the name away. */
  'transcript.rename': {
    input: z.object({ assetIds, from: speakerName.min(1), to: speakerName }),
    output: changedLines,
  },
  /** Corrections that could not be placed when the file was read again, by time. */
  'transcript.lost': { input: z.object({ assetId }), output: z.array(lostCorrection) },
  /** Forgets corrections that could not be placed, for good. */
  'transcript.forget': { input: z.object({ ids: z.array(z.number().int()).max(20_000) }), output: z.object({}) },
} as const;

/** Words or speakers of these lines were put right; `evidenceIds` is [] where they are too many to name. */
export const transcriptChanged = z.object({ assetIds: z.array(assetId), evidenceIds: z.array(evidenceId) });
