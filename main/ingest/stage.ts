import type { Models } from '../../native-models/protocol.ts';
import type { Asset, KeyFrame, StageName } from '../../preload/contract/asset.ts';
import type { Checkpoint, Library } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import type { MediaSource } from '../media/media-source.ts';
import type { Tools } from '../media/tools.ts';
import type { ChosenModels } from '../models/chosen-models.ts';
import type { Pictures } from './pictures.ts';

export type Unit = Omit<Checkpoint, 'assetId' | 'stage' | 'finish'>;

/** Everything a stage works with; it touches nothing else. */
export interface StageContext {
  asset: Asset;
  source: MediaSource;
  library: Library;
  models: Models;
  tools: Tools;
  pictures: Pictures;
  chosen: ChosenModels;
  /** Key frames by time, also those that are still being found. */
  keyFrames(): AsyncIterable<KeyFrame>;
  log: Log;
  signal: AbortSignal;
  /** Units that are done, with their state, in the order they were committed. */
  units(): Map<string, unknown>;
  /** Writes one unit in one transaction: after a kill all of it is there, or none. */
  commit(unit: Unit): void;
  /** 0–1, of the real work. */
  progress(fraction: number): void;
}

/** How a stage ended: `off` says why it had nothing to do. */
export type StageOutcome = { state: 'done'; reason?: string } | { state: 'off'; reason: string };

/**
 * One kind of evidence. `run` goes on behind the units that are done, commits as it goes, and may be stopped between any two of them.
 * Another `version` runs the stage again, with all that `needs` it.
 */
export interface Stage {
  name: StageName;
  /** Fixed, or that of the model which is chosen; null where that is none, and what there is stays. */
  version: string | ((chosen: ChosenModels) => string | null);
  needs: readonly StageName[];
  run(context: StageContext): Promise<StageOutcome>;
}

/** What a stage's evidence is marked with; null where it cannot be made now. */
export function versionOf({ version }: Pick<Stage, 'version'>, chosen: ChosenModels): string | null {
  return typeof version === 'string' ? version : version(chosen);
}
