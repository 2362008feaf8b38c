import { useEffect } from 'react';
import { client } from '../../lib/engine.ts';
import { sayDuplicates } from './import-store.ts';

/** A file turns out to be here already only once its content is hashed, which is after it was added. */
export function useDuplicateNotice(): void {
  useEffect(() => client.on('jobs.changed', ({ jobs }) => sayDuplicates(jobs)), []);
}
