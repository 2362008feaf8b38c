import { z } from 'zod';
import { assetId, stageName } from './asset.ts';
import { wireError } from './wire.ts';

export const stageProgress = z.object({
  stage: stageName,
  state: z.enum(['pending', 'running', 'done', 'off', 'failed']),
  /** 0–1, of real work. */
  fraction: z.number(),
  /** Seconds of media a second of work; null where it has no meaning yet. */
  speed: z.number().nullable(),
  /** Why it is off or what failed, and what to do. */
  reason: z.string().nullable(),
});
export type StageProgress = z.infer<typeof stageProgress>;

export const job = z.object({
  id: z.string(),
  /** Known once the content is hashed. */
  assetId: assetId.nullable(),
  path: z.string(),
  name: z.string(),
  state: z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled']),
  stages: z.array(stageProgress),
  fraction: z.number(),
  speed: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  error: wireError.nullable(),
  /** True when the content was in the library already. */
  duplicate: z.boolean(),
});
export type Job = z.infer<typeof job>;
