import { z } from 'zod';
import { assetId } from './asset.ts';

/** What a person writes about a second of a file, or a span of it. Times in s; `end` equals `start` where a second is meant. */
export const noteDraft = z.object({
  /** Of the note that it takes the place of, or of one that was removed and comes back; a new one's where it is left out. */
  id: z.string().min(1).max(100).optional(),
  assetId,
  start: z.number().min(0),
  end: z.number().min(0),
  text: z.string().trim().min(1).max(10_000),
});
export type NoteDraft = z.infer<typeof noteDraft>;
