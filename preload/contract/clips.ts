import { z } from 'zod';
import { assetId } from './asset.ts';
import { exportedFile, exportMoment } from './export.ts';

/** How a clip is cut: `copy` without coding anew (it begins at a key frame), `exact` to the frame, `auto` copies only where that is exact. */
export const clipMode = z.enum(['auto', 'copy', 'exact']);
export type ClipMode = z.infer<typeof clipMode>;

/** What was said: left out, in subtitle files beside the clip, or drawn into its picture. */
export const clipCaptions = z.enum(['none', 'beside', 'burned']);
export type ClipCaptions = z.infer<typeof clipCaptions>;

/** A span of one file, s. */
export const clipMoment = exportMoment.extend({ assetId });
export type ClipMoment = z.infer<typeof clipMoment>;

export const clipsInput = z.object({
  moments: z.array(clipMoment).min(1).max(500),
  /** One file for each moment, or all of them in one. */
  as: z.enum(['files', 'reel']).default('files'),
  mode: clipMode.default('auto'),
  captions: clipCaptions.default('none'),
  /** In a reel: a card before each moment with its file's name and time. */
  cards: z.boolean().default(false),
  /** Of a reel: its file name. */
  title: z.string().max(300).default(''),
});
export type ClipsInput = z.output<typeof clipsInput>;

/** `fraction` of all the work, 0–1; `clip` counts from 0. */
export const clipsProgress = z.object({
  step: z.enum(['cutting', 'joining']),
  clip: z.number().int(),
  of: z.number().int(),
  fraction: z.number().min(0).max(1),
});
export type ClipsProgress = z.infer<typeof clipsProgress>;

export const clipFile = exportedFile.extend({
  /** `copied` as it was coded, or `encoded` anew. */
  made: z.enum(['copied', 'encoded']),
  /** Why so: half a sentence for the person. */
  why: z.string(),
  /** Where it was cut, s of its source; 0 for a reel. */
  start: z.number(),
  /** s */
  duration: z.number(),
  /** Names of the files beside it: subtitles and what it was made from. */
  beside: z.array(z.string()),
});
export type ClipFile = z.infer<typeof clipFile>;

export const clipsMade = z.object({
  files: z.array(clipFile),
  /** What is otherwise than asked for, in sentences. */
  notes: z.array(z.string()),
});
export type ClipsMade = z.infer<typeof clipsMade>;
