import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Models } from '../../native-models/protocol.ts';
import type { Asset } from '../../preload/contract/asset.ts';
import type { Job } from '../../preload/contract/job.ts';
import { createQueue } from '../jobs/queue.ts';
import { throttle } from '../jobs/throttle.ts';
import type { Library, StoredJob } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import { sniffFile } from '../media/sniff.ts';
import type { Tools } from '../media/tools.ts';
import type { ChosenModels } from '../models/chosen-models.ts';
import { restingView } from './asset-progress.ts';
import { isOutdated } from './run-stages.ts';
import { createSteadyModels } from './steady-models.ts';
import { takeIn } from './take-in.ts';
import { walkPaths } from './walk-paths.ts';
import { wasWhole } from './was-whole.ts';

export interface IngestOptions {
  library: Library;
  models: Models;
  /** Found when the first job runs, so that a missing program is an error of the job and not of the start. */
  tools: () => Promise<Tools>;
  /** Gives the models that work on pictures as they are chosen at that moment, working through these models. */
  chosen: (models: Models) => () => ChosenModels;
  log: Log;
  /** All jobs, at most five times a second. */
  onJobs(jobs: Job[]): void;
  /** Assets whose state or evidence changed, at most five times a second. */
  onLibrary(assetIds: string[]): void;
}

export interface Ingest {
  /** Files and folders; a file that waits or runs already gives its job. */
  add(paths: readonly string[]): Promise<{ jobs: Job[]; skipped: { path: string; reason: string }[] }>;
  jobs(): Job[];
  pause(jobIds: readonly string[]): void;
  resume(jobIds: readonly string[]): void;
  /** Stops; an asset that was not whole yet is removed. */
  cancel(jobIds: readonly string[]): void;
  /** Failed and cancelled jobs anew; of finished ones the stages that failed or were off. */
  retry(jobIds: readonly string[]): void;
  /** Forgets what is over. */
  clear(jobIds: readonly string[]): void;
  /** Ends and forgets the work on assets that were removed; what was read of them stays, for an undo. */
  letGo(assets: readonly Asset[]): void;
  /** Goes on with assets that were removed before they were read to the end, and are back. */
  takeUp(assetIds: readonly string[]): void;
  /** Reads again what the choice of models has made outdated; what is being read now, when it is done. */
  recheck(): void;
  /** Goes on with stored work, marks files that are gone, and reads again what an older version of a stage has read. */
  start(): void;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  /** Stops at the next checkpoint; the work goes on at the next start. */
  close(): Promise<void>;
}

/** From paths to evidence in the library: a queue of jobs, one file at a time. */
export function createIngest(options: IngestOptions): Ingest {
  const { library, log } = options;
  const tools = foundOnce(options.tools);
  const models = createSteadyModels(options.models);
  const chosen = options.chosen(models);
  let closed = false;
  const touched = new Set<string>();
  const announce = throttle(() => {
    const ids = [...touched];
    touched.clear();
    if (ids.length > 0) options.onLibrary(ids);
  }, 200);
  const touch = (id: string) => {
    touched.add(id);
    announce.request();
  };
  /** Jobs that a person asked to try again: what was off is tried, too. */
  const retried = new Set<string>();
  /** Paths of whole assets that are read again because something better can be had: what a person adds goes before them. */
  const again = new Set<string>();

  const queue = createQueue({
    store: library.jobs,
    run: async (job, context) => {
      const retryOff = retried.delete(job.id);
      return takeIn({ job, context, library, models, tools: await tools(), chosen: chosen(), log, touch, retryOff });
    },
    abandon: (job) => abandon(job),
    settle: (job) => settle(job),
    viewOf: (job) => {
      const asset = job.assetId === null ? undefined : library.assets.get(job.assetId);
      return restingView(asset ? library.stages.list(asset.id) : [], asset);
    },
    onChange: options.onJobs,
    canWait: (job) => again.has(job.path),
    log,
    now: Date.now,
    newId: randomUUID,
  });

  /** Nothing half done stays of what was given up; what was whole before stays whole. */
  function abandon({ assetId }: StoredJob): void {
    if (assetId === null || !library.assets.get(assetId)) return;
    if (wasWhole(library, assetId)) library.assets.setState(assetId, 'ready');
    else library.assets.discard(assetId);
    touch(assetId);
  }

  function settle({ assetId, state }: StoredJob): void {
    if (assetId === null || !library.assets.get(assetId)) return;
    const shown = { queued: 'queued', running: 'working', paused: 'paused' } as const;
    if (state === 'queued' || state === 'running' || state === 'paused') {
      library.assets.setState(assetId, shown[state]);
      touch(assetId);
    } else if (state === 'failed' && library.assets.get(assetId)?.state === 'working') {
      library.assets.setState(assetId, wasWhole(library, assetId) ? 'ready' : 'failed');
      touch(assetId);
    }
  }

  /** Every stored asset against the disk and against the stages of this version. */
  function review(): void {
    const busy = new Set(queue.list().flatMap((j) => (isOver(j) ? [] : [j.path])));
    for (const asset of library.assets.list()) {
      const path = asset.paths.find((p) => existsSync(p));
      if (!path) {
        if (asset.state === 'ready') library.assets.setState(asset.id, 'missing');
        continue;
      }
      if (asset.state === 'missing') library.assets.setState(asset.id, 'ready');
      const outdated = isOutdated(library.stages.list(asset.id), chosen());
      if (outdated && wasWhole(library, asset.id)) for (const p of asset.paths) again.add(p);
      if (outdated && !asset.paths.some((p) => busy.has(p))) queue.add(path, asset.name);
    }
  }

  /** A restored asset is worked on again, where it had not come to its end. */
  function takeUp(asset: Asset): void {
    const midway = asset.state === 'queued' || asset.state === 'working' || asset.state === 'paused';
    if (!midway && !(asset.state === 'ready' && isOutdated(library.stages.list(asset.id), chosen()))) return;
    const path = asset.paths.find((p) => existsSync(p));
    library.assets.setState(asset.id, path ? 'queued' : 'missing');
    if (path) queue.add(path, asset.name);
    touch(asset.id);
  }

  return {
    async add(paths) {
      const { files, skipped } = await walkPaths(paths, looksLikeMedia);
      for (const path of files) again.delete(path);
      const jobs = files.map((path) => queue.add(path, basename(path)));
      return { jobs, skipped };
    },
    jobs: () => queue.list(),
    pause: (ids) => queue.pause(ids),
    resume: (ids) => queue.resume(ids),
    cancel: (ids) => queue.cancel(ids),
    retry(ids) {
      for (const id of ids) retried.add(id);
      for (const job of queue.list()) if (ids.includes(job.id)) again.delete(job.path);
      queue.retry(ids);
    },
    clear: (ids) => queue.clear(ids),
    letGo(assets) {
      const ids = new Set(assets.map((asset) => asset.id));
      const paths = new Set(assets.flatMap((asset) => asset.paths));
      const theirs = queue
        .list()
        .filter((job) => (job.assetId !== null && ids.has(job.assetId)) || paths.has(job.path));
      queue.drop(theirs.map((job) => job.id));
    },
    takeUp(assetIds) {
      for (const id of assetIds) {
        const asset = library.assets.get(id);
        if (asset) takeUp(asset);
      }
    },
    start() {
      review();
      queue.start();
      log.info({ waiting: queue.list().filter((j) => j.state === 'queued').length }, 'ingest started');
    },
    recheck() {
      review();
      // A file at work was begun under the old choice.
      void queue.idle().then(() => {
        if (!closed) review();
      });
    },
    idle: () => queue.idle(),
    async close() {
      closed = true;
      await queue.close();
      announce.flush();
      announce.stop();
    },
  };
}

/** Asks again after a failure: the check itself may have been disturbed, or the program installed meanwhile. */
function foundOnce(find: () => Promise<Tools>): () => Promise<Tools> {
  let found: Tools | undefined;
  return async () => {
    found ??= await find().catch(find);
    return found;
  };
}

async function looksLikeMedia(path: string): Promise<boolean> {
  return sniffFile(path).then(
    () => true,
    () => false,
  );
}

function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}
