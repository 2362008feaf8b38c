import { z } from 'zod';
import { evidenceKind } from './evidence.ts';

/**
 * All evidence of one kind of a file as a timeline draws it: columns by start, which for 50,000 spans are a tenth of what the evidence is.
 * Times in s, to the millisecond; a label has the first 160 characters.
 */
export const laneSpans = z.object({
  kind: evidenceKind,
  ids: z.array(z.string()),
  starts: z.array(z.number()),
  ends: z.array(z.number()),
  labels: z.array(z.string()),
});
export type LaneSpans = z.infer<typeof laneSpans>;

/** Loudness for drawing: base64 of one byte a bucket, 255 × √(largest deviation, 0–1); `rate` buckets a second. */
export const soundShape = z.object({ rate: z.number(), levels: z.string() });
export type SoundShape = z.infer<typeof soundShape>;

/** Presentation times of the frames that a player shows, ascending, s: every one from `from` to `to`. */
export const frameTimes = z.object({ from: z.number(), to: z.number(), times: z.array(z.number()) });
export type FrameTimes = z.infer<typeof frameTimes>;
