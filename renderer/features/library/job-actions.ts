import type { Job } from '../../../preload/contract/job.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';

async function run(
  name: 'ingest.pause' | 'ingest.resume' | 'ingest.cancel' | 'ingest.retry' | 'ingest.clear',
  jobs: readonly Job[],
) {
  if (jobs.length === 0) return;
  try {
    await client.call(name, { jobIds: jobs.map((job) => job.id) });
    if (name === 'ingest.clear') await queries.invalidateQueries({ queryKey: keys.jobs });
  } catch (error) {
    sayError(error);
  }
}

export const jobActions = {
  pause: (jobs: readonly Job[]) => run('ingest.pause', jobs),
  resume: (jobs: readonly Job[]) => run('ingest.resume', jobs),
  cancel: (jobs: readonly Job[]) => run('ingest.cancel', jobs),
  retry: (jobs: readonly Job[]) => run('ingest.retry', jobs),
  clear: (jobs: readonly Job[]) => run('ingest.clear', jobs),
};
