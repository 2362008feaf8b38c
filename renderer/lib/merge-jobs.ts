import type { Job } from '../../preload/contract/job.ts';

/** Jobs with the changed ones in their places and new ones behind. */
export function mergeJobs(known: readonly Job[], changed: readonly Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of changed) byId.set(job.id, job);
  return [...byId.values()];
}
