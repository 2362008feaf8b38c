import { toast } from 'sonner';
import { create } from 'zustand';
import type { Job } from '../../../preload/contract/job.ts';
import { keys } from '../../lib/data.ts';
import { bridge, client, queries } from '../../lib/engine.ts';
import { mergeJobs } from '../../lib/merge-jobs.ts';
import { sayError } from '../../lib/say-error.ts';
import { dropKind } from './drop-summary.ts';
import { useSelection } from './selection-store.ts';
import { strings } from './strings.ts';

interface ImportState {
  /** Bytes sent of all bytes while files travel to main (web shell); null otherwise. */
  sending: { sent: number; total: number; files: number } | null;
}

export const useImport = create<ImportState>(() => ({ sending: null }));

const announced = new Set<string>();

/** Says of each file that was in the library already that it is, and opens it when nothing else came with it. */
export function sayDuplicates(jobs: readonly Job[]): void {
  // Jobs of an earlier run are told again at start; they are no news.
  if (lastImport === 0) return;
  const duplicates = jobs.filter(({ id, duplicate, assetId }) => duplicate && assetId && !announced.has(id));
  for (const job of duplicates) {
    announced.add(job.id);
    toast(strings.alreadyHere(job.name), {
      action: { label: strings.show, onClick: () => useSelection.getState().open(job.assetId) },
    });
  }
  const [only] = duplicates;
  if (only && duplicates.length === 1 && Date.now() - lastImport < 60_000) useSelection.getState().open(only.assetId);
}

/** When something was last added by hand in this window, ms since 1970. */
let lastImport = 0;

function takeJobs(jobs: readonly Job[]): void {
  lastImport = Date.now();
  queries.setQueryData<Job[]>(keys.jobs, (known) => mergeJobs(known ?? [], jobs));
  sayDuplicates(jobs);
}

/** Takes files into the library: hands them to main and says what was left out and why. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const wanted = files.filter((file) => dropKind(file.name, file.type) !== 'unsupported');
  const left = files.length - wanted.length;
  if (left > 0) toast.warning(strings.leftOut(left, files.find((file) => !wanted.includes(file))?.name ?? ''));
  if (wanted.length === 0) return;
  const total = wanted.reduce((sum, file) => sum + file.size, 0);
  useImport.setState({ sending: { sent: 0, total, files: wanted.length } });
  try {
    const paths = await bridge.importFiles(wanted, (sent, all) =>
      useImport.setState({ sending: { sent, total: all, files: wanted.length } }),
    );
    const { jobs, skipped } = await client.call('ingest.add', { paths });
    takeJobs(jobs);
    for (const { reason } of skipped.slice(0, 3)) toast.warning(reason);
    if (skipped.length > 3) toast.warning(strings.moreLeftOut(skipped.length - 3));
  } catch (error) {
    sayError(error);
  } finally {
    useImport.setState({ sending: null });
  }
}

/** Takes the sample in and opens it as soon as it is an asset. */
export async function importSample(): Promise<void> {
  try {
    const { jobs } = await client.call('ingest.sample', {});
    takeJobs(jobs);
  } catch (error) {
    sayError(error);
  }
}
