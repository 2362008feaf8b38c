import type { Models } from '../../native-models/protocol.ts';
import type { Asset, StageName } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import type { Library, StageRow } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import type { MediaSource } from '../media/media-source.ts';
import type { Tools } from '../media/tools.ts';
import type { ChosenModels } from '../models/chosen-models.ts';
import type { AssetProgress } from './asset-progress.ts';
import { createKeyFrameFeed, type KeyFrameFeed } from './keyframes/key-frame-feed.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { retryKilled } from './retry-killed.ts';
import { type Stage, type StageContext, versionOf } from './stage.ts';
import { everyStage, plan } from './stages/every-stage.ts';

export interface RunStages {
  asset: Asset;
  source: MediaSource;
  library: Library;
  models: Models;
  tools: Tools;
  log: Log;
  signal: AbortSignal;
  progress: AssetProgress;
  onEvidence(): void;
  chosen: ChosenModels;
  /** Whether what is off is tried again, too. */
  retryOff: boolean;
}

/** Errors after which no other stage of this file makes sense. */
const FATAL = new Set<string>(['DISK_FULL', 'NOT_FOUND', 'HOSTILE_FILE', 'TOOL_MISSING', 'CANCELLED']);
/** Without its key frames a file is broken, not merely poorer. */
const FATAL_FOR_PICTURES = new Set<string>(['BROKEN_FILE', 'UNSUPPORTED']);
/** Everything that can be asked is there without a playable copy, which alone needs much space. */
const FITS_WITHOUT = 'proxy';
/** Unit of the row that says how a stage ended. */
const END = 'end';

/** Stages that have yet to run: never finished, failed, of another version, or needing one that runs. */
export function pendingStages(rows: readonly StageRow[], retryOff: boolean, chosen: ChosenModels): Set<StageName> {
  const byStage = new Map(rows.map((row) => [row.stage, row]));
  const pending = new Set<StageName>();
  for (const stage of everyStage) {
    const row = byStage.get(stage.name);
    const ended = row && (row.state === 'done' || (row.state === 'off' && !retryOff));
    const version = versionOf(stage, chosen);
    const over = ended && (version === null || row.version === version);
    if (!over || stage.needs.some((need) => pending.has(need))) pending.add(stage.name);
  }
  // New evidence needs vectors, whichever stage it comes from.
  if (pending.size > 0) pending.add('embeddings');
  return pending;
}

/** True where a stage never ended or ended in another version. What failed, or lacks its model, waits for the person's retry. */
export function isOutdated(rows: readonly StageRow[], chosen: ChosenModels): boolean {
  const byStage = new Map(rows.map((row) => [row.stage, row]));
  return everyStage.some((stage) => {
    const row = byStage.get(stage.name);
    const version = versionOf(stage, chosen);
    // A stage that came with a later Cuepoint waits until its model is chosen: no library is gone through to find that there is none.
    if (!row) return version !== null;
    if (row.state === 'pending') return true;
    if (row.state === 'failed' || version === null) return false;
    // A stage that follows a choice was off because nothing was chosen: now it is.
    return row.version !== version && (row.version !== '' || typeof stage.version !== 'string');
  });
}

/**
 * Runs what is pending: the lanes side by side, then the rest. A stage that fails is marked with its reason and the others go on;
 * stopping and a full disk end the whole.
 */
export async function runStages(run: RunStages): Promise<void> {
  const rows = run.library.stages.list(run.asset.id);
  const pending = pendingStages(rows, run.retryOff, run.chosen);
  for (const row of rows) {
    const stage = everyStage.find((s) => s.name === row.stage);
    const version = stage && versionOf(stage, run.chosen);
    const stale = version && row.version !== '' && row.version !== version && row.state !== 'failed';
    const rests = stage?.needs.some((need) => pending.has(need)) && row.state !== 'pending' && row.version !== '';
    if (stale || rests) run.library.stages.reset(run.asset.id, row.stage);
  }
  const shared = {
    pictures: createPictures(run.tools, run.source),
    feed: createKeyFrameFeed(() => run.library.keyFrames.ofAsset(run.asset.id)),
  };
  if (!pending.has('keyframes')) shared.feed.end();
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const one = (stage: Stage) =>
    pending.has(stage.name) ? runStage({ ...run, signal }, stage, shared) : Promise.resolve();
  const step = (stages: readonly Stage[]) =>
    together(
      stages.map((stage) => () => one(stage)),
      stop,
    );
  const lane = async (steps: readonly Stage[][]) => {
    for (const stages of steps) await step(stages);
  };
  await together(
    plan.lanes.map((steps) => () => lane(steps)),
    stop,
  );
  for (const stage of plan.after) await one(stage);
}

/** All at once; the first error stops the others, and is thrown when they have ended. */
async function together(tasks: (() => Promise<void>)[], stop: AbortController): Promise<void> {
  const results = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        await task();
      } catch (error) {
        if (!stop.signal.aborted) stop.abort(error);
        throw error;
      }
    }),
  );
  if (stop.signal.aborted) throw stop.signal.reason;
  const failed = results.find((r) => r.status === 'rejected');
  if (failed) throw failed.reason;
}

async function runStage(
  run: RunStages,
  stage: Stage,
  { pictures, feed }: { pictures: Pictures; feed: KeyFrameFeed },
): Promise<void> {
  const { asset, library, progress, log, signal } = run;
  const finish = (
    state: 'done' | 'off' | 'failed',
    reason: string | undefined,
    version = versionOf(stage, run.chosen) ?? '',
  ): void => {
    library.stages.commit({ assetId: asset.id, stage: stage.name, unit: END, finish: { state, version, reason } });
    if (stage.name === 'keyframes') {
      progress.setKeyFrames(distinctFrames(library, asset.id));
      feed.end();
    }
    progress.ended(stage.name, state, reason ?? null);
    run.onEvidence();
  };
  signal.throwIfAborted();
  progress.running(stage.name, 0);
  try {
    const context: StageContext = {
      ...run,
      pictures,
      keyFrames: () => feed.all(signal),
      units: () => doneUnits(library, asset.id, stage),
      commit(unit) {
        // Not checked by every stage: nothing may be written behind a stop.
        signal.throwIfAborted();
        library.stages.commit({ ...unit, assetId: asset.id, stage: stage.name });
        if (unit.keyFrames) feed.arrived();
      },
      progress: (fraction) => progress.running(stage.name, Math.min(1, fraction)),
    };
    const outcome = await retryKilled(() => stage.run(context), signal);
    finish(outcome.state, outcome.reason);
  } catch (error) {
    if (signal.aborted) throw new AppError('CANCELLED', 'Stopped.');
    const known = asAppError(error);
    if (endsAll(stage, known.code)) throw known;
    log.warn({ stage: stage.name, err: error }, 'a stage failed');
    // No version: whatever comes, this one is tried again when the model is there.
    if (known.code === 'MODEL_MISSING') finish('off', known.message, '');
    else finish('failed', known.message);
  }
}

/** Whether a stage that failed so ends the work on its file. */
export function endsAll(stage: Stage, code: AppError['code']): boolean {
  if (stage.name === FITS_WITHOUT && code === 'DISK_FULL') return false;
  return FATAL.has(code) || (stage.name === 'keyframes' && FATAL_FOR_PICTURES.has(code));
}

function doneUnits(library: Library, assetId: string, stage: Stage): Map<string, unknown> {
  const units = library.stages.units(assetId, stage.name).filter(({ unit }) => unit !== END);
  return new Map(units.map(({ unit, state }) => [unit, state]));
}

function distinctFrames(library: Library, assetId: string): number {
  return library.keyFrames.ofAsset(assetId).filter((f) => f.sameAs === null).length;
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC') {
    return new AppError('DISK_FULL', 'The disk of the library is full. Free some space and retry.', error);
  }
  return new AppError(
    'INTERNAL',
    'This part failed inside Cuepoint; retry, and look into the log if it fails again.',
    error,
  );
}
