import { type Asset, type StageName, stageName } from '../../preload/contract/asset.ts';
import type { StageProgress } from '../../preload/contract/job.ts';
import type { JobView } from '../jobs/job-list.ts';
import { reckonProgress, weightedFraction } from '../jobs/work-progress.ts';
import type { StageRow } from '../library/library.ts';
import type { ChosenModels } from '../models/chosen-models.ts';
import { expectedWork } from './expected-work.ts';

/** Before the content is known: the whole is one small step. */
const UNKNOWN: JobView = {
  stages: stageName.options.map((stage) => ({ stage, state: 'pending', fraction: 0, speed: null, reason: null })),
  fraction: 0,
  speed: null,
  secondsLeft: null,
};

/** What a job shows when nobody works on it: what the library holds of its asset. */
export function restingView(rows: readonly StageRow[], asset: Asset | undefined): JobView {
  if (!asset) return UNKNOWN;
  const byStage = new Map(rows.map((row) => [row.stage, row]));
  const stages = stageName.options.map((stage): StageProgress => {
    const row = byStage.get(stage);
    const state = row?.state ?? 'pending';
    return { stage, state, fraction: isOver(state) ? 1 : 0, speed: null, reason: row?.reason ?? null };
  });
  return {
    stages,
    fraction: fractionOf(stages, asset, null, (stage) => byStage.get(stage)?.state === 'done'),
    speed: null,
    secondsLeft: null,
  };
}

export interface AssetProgress {
  /** Known once the file was probed. */
  begin(asset: Asset, rows: readonly StageRow[]): void;
  /** Number of pictures that text and objects look at. */
  setKeyFrames(count: number): void;
  running(stage: StageName, fraction: number): void;
  ended(stage: StageName, state: 'done' | 'off' | 'failed', reason: string | null): void;
}

/** Stages that are over at once where no model is chosen for them. */
const byModel: Partial<Record<StageName, keyof ChosenModels>> = { pictures: 'clip', visual: 'vlm' };

/**
 * Follows the stages of one asset and shows the whole after every step.
 * @param seconds a clock, s.
 */
export function createAssetProgress(
  show: (view: JobView) => void,
  seconds: () => number,
  { chosen }: { chosen: ChosenModels },
): AssetProgress {
  const works = (stage: StageName) => byModel[stage] === undefined || chosen[byModel[stage]] !== undefined;
  let asset: Asset | undefined;
  let keyFrames: number | null = null;
  let begun = 0;
  let begunAt = seconds();
  let stages = UNKNOWN.stages.map((s) => ({ ...s }));
  const startedAt = new Map<StageName, { at: number; fraction: number }>();

  function update(stage: StageName, change: Partial<StageProgress>): void {
    stages = stages.map((s) => (s.stage === stage ? { ...s, ...change } : s));
    const fraction = asset ? fractionOf(stages, asset, keyFrames, works) : 0;
    show({ stages, ...reckonProgress(fraction, begun, seconds() - begunAt, asset?.duration ?? 0) });
  }

  function speedOf(stage: StageName, fraction: number): number | null {
    const first = startedAt.get(stage);
    if (!first || !asset) return null;
    return reckonProgress(fraction, first.fraction, seconds() - first.at, asset.duration).speed;
  }

  return {
    begin(known, rows) {
      asset = known;
      stages = restingView(rows, known).stages;
      begun = fractionOf(stages, known, null, works);
      begunAt = seconds();
      update('probe', { state: 'done', fraction: 1 });
    },
    setKeyFrames(count) {
      keyFrames = count;
    },
    running(stage, fraction) {
      if (!startedAt.has(stage)) startedAt.set(stage, { at: seconds(), fraction });
      update(stage, { state: 'running', fraction, speed: speedOf(stage, fraction), reason: null });
    },
    ended(stage, state, reason) {
      update(stage, { state, fraction: 1, speed: state === 'done' ? speedOf(stage, 1) : null, reason });
    },
  };
}

function fractionOf(
  stages: readonly StageProgress[],
  asset: Asset,
  keyFrames: number | null,
  works: (stage: StageName) => boolean,
): number {
  const done = stages.filter(({ stage }) => byModel[stage] === undefined || works(stage));
  return weightedFraction(done.map((s) => ({ weight: expectedWork(s.stage, asset, keyFrames), fraction: s.fraction })));
}

function isOver(state: StageProgress['state']): boolean {
  return state === 'done' || state === 'off' || state === 'failed';
}
