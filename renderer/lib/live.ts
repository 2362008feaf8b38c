import type { Job } from '../../preload/contract/job.ts';
import { keys } from './data.ts';
import { client, queries } from './engine.ts';
import { mergeJobs } from './merge-jobs.ts';
import { followCorrections } from './patch-lines.ts';

/** Keeps what is shown in step with main. Returns a function that stops it. */
export function followEngine(onConnection: (online: boolean, away: boolean) => void): () => void {
  let lost = false;
  const stops = [
    client.on('jobs.changed', ({ jobs }) => {
      queries.setQueryData<Job[]>(keys.jobs, (known) => mergeJobs(known ?? [], jobs));
    }),
    client.on('library.changed', ({ assetIds }) => {
      void queries.invalidateQueries({ queryKey: keys.assets });
      for (const id of assetIds) {
        void queries.invalidateQueries({ queryKey: keys.asset(id) });
        for (const key of [keys.evidence(id), keys.lanes(id), keys.sound(id), keys.notes(id), keys.lostCorrections(id)])
          void queries.invalidateQueries({ queryKey: key });
      }
    }),
    client.on('marks.changed', ({ assetIds }) => {
      for (const id of assetIds) void queries.invalidateQueries({ queryKey: keys.marks(id) });
    }),
    client.on('notes.changed', ({ assetId }) => {
      for (const key of [keys.assets, keys.evidence(assetId), keys.notes(assetId)])
        void queries.invalidateQueries({ queryKey: key });
    }),
    client.on('transcript.changed', (what) => void followCorrections(what).catch(() => {})),
    client.on('models.changed', () => void queries.invalidateQueries({ queryKey: keys.models })),
    client.onConnection((online, away) => {
      onConnection(online, away);
      // What was asked before the first connection waited for it: only what was known before a loss may be old.
      if (online && lost) void queries.invalidateQueries();
      lost = !online;
    }),
  ];
  // What the page was served with may have changed before anything was followed.
  for (const key of [keys.settings, keys.assets]) void queries.invalidateQueries({ queryKey: key });
  return () => {
    for (const stop of stops) stop();
  };
}
