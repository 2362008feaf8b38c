import { toast } from 'sonner';
import { create } from 'zustand';
import type { Job } from '../../../preload/contract/job.ts';
import type { WebBridge } from '../../api/web-bridge.ts';
import { keys } from '../../lib/data.ts';
import { bridge, client, queries } from '../../lib/engine.ts';
import { mergeJobs } from '../../lib/merge-jobs.ts';
import { errorText, sayError } from '../../lib/say-error.ts';
import { mayBeMedia } from './drop-summary.ts';
import { useSelection } from './selection-store.ts';
import { groupFiles, sendFiles } from './send-files.ts';
import { strings } from './strings.ts';

interface ImportState {
  /** Bytes sent of all bytes while files travel to main (web shell), all drops together; null otherwise. */
  sending: Sending | null;
}

interface Sending {
  sent: number;
  total: number;
  files: number;
}

export const useImport = create<ImportState>(() => ({ sending: null }));

/** Each drop that is on its way, with how to stop it. */
const underWay = new Map<AbortController, Sending>();

function showSending(): void {
  const sum = (part: keyof Sending) => [...underWay.values()].reduce((total, one) => total + one[part], 0);
  useImport.setState({
    sending: underWay.size === 0 ? null : { sent: sum('sent'), total: sum('total'), files: sum('files') },
  });
}

/** Sends no more of what was dropped; what is in the library already stays there. */
export function stopSending(): void {
  for (const stop of underWay.keys()) stop.abort();
}

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
  if (only && lastCount === 1 && duplicates.length === 1 && Date.now() - lastImport < 60_000)
    useSelection.getState().open(only.assetId);
}

/** When something was last added by hand in this window, ms since 1970. */
let lastImport = 0;
/** How many files came with it. */
let lastCount = 0;

function takeJobs(jobs: readonly Job[], count = jobs.length): void {
  lastCount = count;
  lastImport = Date.now();
  queries.setQueryData<Job[]>(keys.jobs, (known) => mergeJobs(known ?? [], jobs));
  sayDuplicates(jobs);
}

/** Takes files into the library: hands them to main and says what was left out and why. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  if (bridge.shell === 'web') return sendAndAdd(files, bridge as WebBridge);
  try {
    // A folder is one File without a type here. Main walks it, looks inside files and says what it skipped.
    const paths = await bridge.importFiles(files, () => {});
    const { jobs, skipped } = await client.call('ingest.add', { paths });
    takeJobs(jobs);
    sayLeftOut(skipped.map(({ reason }) => reason));
  } catch (error) {
    sayError(error);
  }
}

async function sendAndAdd(files: readonly File[], web: WebBridge): Promise<void> {
  const wanted = files.filter((file) => mayBeMedia(file.name, file.type));
  const left = files.length - wanted.length;
  if (left > 0) toast.warning(strings.leftOut(left, files.find((file) => !wanted.includes(file))?.name ?? ''));
  if (wanted.length === 0) return;
  const groups = groupFiles(wanted);
  const stop = new AbortController();
  const total = wanted.reduce((sum, file) => sum + file.size, 0);
  const show = (sent: number) => {
    underWay.set(stop, { sent, total, files: wanted.length });
    showSending();
  };
  show(0);
  const reasons: string[] = [];
  await sendFiles(groups, {
    upload: async (file, batch, onSent) => {
      const [path] = await web.importFiles([file], onSent, { batch, signal: stop.signal });
      return path!;
    },
    add: async (path) => {
      const { jobs, skipped } = await client.call('ingest.add', { paths: [path] });
      takeJobs(jobs, groups.length);
      reasons.push(...skipped.map(({ reason }) => reason));
    },
    onSent: show,
    onFailure: (error) => reasons.push(errorText(error)),
    signal: stop.signal,
  });
  underWay.delete(stop);
  showSending();
  sayLeftOut(reasons);
}

function sayLeftOut(reasons: readonly string[]): void {
  for (const reason of reasons.slice(0, 3)) toast.warning(reason);
  if (reasons.length > 3) toast.warning(strings.moreLeftOut(reasons.length - 3));
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
