import type { Models } from '../../native-models/protocol.ts';
import { AppError } from '../app-error.ts';
import type { JobRun } from '../jobs/queue.ts';
import type { Library, ProbedAsset, StoredJob } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import type { MediaSource } from '../media/media-source.ts';
import { openMedia } from '../media/open-media.ts';
import { probeMedia } from '../media/probe.ts';
import type { Tools } from '../media/tools.ts';
import type { ChosenModels } from '../models/chosen-models.ts';
import { createAssetProgress } from './asset-progress.ts';
import { contentHash } from './content-hash.ts';
import { requireSpace } from './free-space.ts';
import { retryKilled } from './retry-killed.ts';
import { pendingStages, runStages } from './run-stages.ts';
import { wasWhole } from './was-whole.ts';

export interface TakeIn {
  job: StoredJob;
  context: JobRun;
  library: Library;
  models: Models;
  tools: Tools;
  log: Log;
  /** Called with an asset whose state or evidence changed. */
  touch(assetId: string): void;
  retryOff: boolean;
  chosen: ChosenModels;
}

/** Of the part of probing that the person waits for, what hashing is. */
const HASH_SHARE = 0.8;
/** A playable copy is written twice for a moment: as fragments, and with its index in front. */
const COPY_SHARE = 2;

/**
 * One file from its path to a ready asset: hash, probe, stages. The same content again only adds its path.
 * A file that turns out broken is removed altogether; where the disk is full or the file went away, what was done is kept.
 * @throws AppError as probeMedia and the stages.
 */
export async function takeIn(run: TakeIn): Promise<{ duplicate: boolean }> {
  const { job, context, library, tools, log, touch } = run;
  const { signal } = context;
  const progress = createAssetProgress(context.show, () => performance.now() / 1000, {
    chosen: run.chosen,
  });
  progress.running('probe', 0);
  const id = await contentHash(job.path, signal, (f) => progress.running('probe', f * HASH_SHARE));
  const known = library.assets.get(id);
  if (known) library.assets.add({ ...known, path: job.path });
  context.identify(id);
  if (known && pendingStages(library.stages.list(id), run.retryOff, run.chosen).size === 0) {
    library.assets.setState(id, 'ready');
    touch(id);
    return { duplicate: true };
  }
  const { source, added } = await openFor(run, id, known !== undefined);
  const asset = library.assets.get(id)!;
  library.assets.setState(id, 'working');
  touch(id);
  progress.begin(asset, library.stages.list(id));
  try {
    await requireSpace(library.dir, asset.duration, asset.playable ? 0 : asset.size * COPY_SHARE);
    const { models, retryOff, chosen } = run;
    const shared = { asset, source, library, models, tools, log, signal, progress, retryOff, chosen };
    await runStages({ ...shared, onEvidence: () => touch(id) });
  } catch (error) {
    const broken = error instanceof AppError && ['BROKEN_FILE', 'HOSTILE_FILE', 'UNSUPPORTED'].includes(error.code);
    if (added && broken) library.assets.discard(id);
    touch(id);
    throw error;
  }
  library.assets.setState(id, 'ready');
  touch(id);
  return { duplicate: false };
}

/** A new file is probed to the bottom; a known one is only opened. */
async function openFor(run: TakeIn, id: string, known: boolean): Promise<{ source: MediaSource; added: boolean }> {
  const { job, library, tools, context } = run;
  const { signal } = context;
  const isProbed = known && library.stages.list(id).some((row) => row.stage === 'probe' && row.state === 'done');
  if (isProbed) {
    const source = await retryKilled(() => openMedia(tools, job.path, signal), signal);
    return { source, added: !wasWhole(library, id) };
  }
  const probed = await retryKilled(() => probeMedia(tools, job.path, signal), signal);
  const { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks } = probed;
  const asset: ProbedAsset = {
    ...{ id, name: job.name, kind, mime, playable, size, duration, width, height },
    ...{ rotation, fps, variableFrameRate, tracks, path: job.path },
  };
  library.assets.add(asset);
  const finish = { state: 'done', version: '1' } as const;
  library.stages.commit({ assetId: id, stage: 'probe', unit: 'all', finish });
  return { source: probed, added: true };
}
