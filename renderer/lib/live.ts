import type { Job } from '../../preload/contract/job.ts';
import { keys } from './data.ts';
import { client, queries } from './engine.ts';

/** Jobs with the changed ones in their places and new ones behind. */
export function mergeJobs(known: readonly Job[], changed: readonly Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of changed) byId.set(job.id, job);
  return [...byId.values()];
}

/** Keeps what is shown in step with main. Returns a function that stops it. */
export function followEngine(onConnection: (online: boolean) => void): () => void {
  const stops = [
    client.on('jobs.changed', ({ jobs }) => {
      queries.setQueryData<Job[]>(keys.jobs, (known) => mergeJobs(known ?? [], jobs));
    }),
    client.on('library.changed', ({ assetIds }) => {
      void queries.invalidateQueries({ queryKey: keys.assets });
      for (const id of assetIds) {
        void queries.invalidateQueries({ queryKey: keys.asset(id) });
        void queries.invalidateQueries({ queryKey: keys.evidence(id) });
      }
    }),
    client.on('models.changed', ({ models }) => queries.setQueryData(keys.models, models)),
    client.onConnection((online) => {
      onConnection(online);
      if (online) void queries.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
