import { AppError } from '../app-error.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { CallHandlers } from './handlers.ts';

type IngestCalls = Pick<
  CallHandlers,
  | 'ingest.add'
  | 'ingest.sample'
  | 'ingest.jobs'
  | 'ingest.pause'
  | 'ingest.resume'
  | 'ingest.cancel'
  | 'ingest.retry'
  | 'ingest.clear'
>;

/**
 * Calls that take files in and steer the work.
 * @param ingest why it cannot run here, where it cannot
 */
export function ingestCalls(ingest: Ingest | AppError, samplePaths: readonly string[]): IngestCalls {
  const running = (): Ingest => {
    if (ingest instanceof AppError) throw ingest;
    return ingest;
  };
  const steer = (how: 'pause' | 'resume' | 'cancel' | 'retry' | 'clear') => {
    return async ({ jobIds }: { jobIds: string[] }) => {
      await running()[how](jobIds);
      return {};
    };
  };
  return {
    'ingest.add': async ({ paths }) => running().add(paths),
    'ingest.sample': async () => ({ jobs: (await running().add(samplePaths)).jobs }),
    'ingest.jobs': async () => (ingest instanceof AppError ? [] : ingest.jobs()),
    'ingest.pause': steer('pause'),
    'ingest.resume': steer('resume'),
    'ingest.cancel': steer('cancel'),
    'ingest.retry': steer('retry'),
    'ingest.clear': steer('clear'),
  };
}
