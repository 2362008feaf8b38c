import type { Asset } from '../../../preload/contract/asset.ts';
import type { Job } from '../../../preload/contract/job.ts';

export interface LibraryFilter {
  query: string;
  kind: Asset['kind'] | 'all';
  state: 'all' | 'ready' | 'working' | 'failed';
}

export type LibrarySort = 'added' | 'name' | 'duration';

/** A file on its way in that is no asset yet, or could not become one. */
export interface PendingRow {
  type: 'job';
  job: Job;
}
export interface AssetRow {
  type: 'asset';
  asset: Asset;
  /** Work on it that is not done, or failed. */
  job: Job | null;
}
export type LibraryRow = PendingRow | AssetRow;

const live: ReadonlySet<Job['state']> = new Set(['queued', 'running', 'paused', 'failed']);

function stateOf(row: LibraryRow): LibraryFilter['state'] {
  if (
    row.job?.state === 'failed' ||
    (row.type === 'asset' && (row.asset.state === 'failed' || row.asset.state === 'missing'))
  ) {
    return 'failed';
  }
  if (row.type === 'job' || (row.job && row.job.state !== 'done')) return 'working';
  return row.asset.state === 'ready' ? 'ready' : 'working';
}

/**
 * Assets with their work, behind the files that are not assets yet. Words of the query may match any part of the name;
 * all of them must.
 */
export function libraryRows(
  assets: readonly Asset[],
  jobs: readonly Job[],
  filter: LibraryFilter,
  sort: LibrarySort,
): LibraryRow[] {
  const known = new Set(assets.map((asset) => asset.id));
  const ofAsset = new Map<string, Job>();
  const pending: PendingRow[] = [];
  for (const job of jobs) {
    if (!live.has(job.state)) continue;
    if (job.assetId && known.has(job.assetId)) ofAsset.set(job.assetId, job);
    else pending.push({ type: 'job', job });
  }
  const rows: LibraryRow[] = [...assets]
    .sort(order[sort])
    .map((asset) => ({ type: 'asset', asset, job: ofAsset.get(asset.id) ?? null }));
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...pending, ...rows].filter((row) => {
    const name = (row.type === 'asset' ? row.asset.name : row.job.name).toLowerCase();
    if (!words.every((word) => name.includes(word))) return false;
    if (filter.kind !== 'all' && (row.type === 'job' || row.asset.kind !== filter.kind)) return false;
    return filter.state === 'all' || stateOf(row) === filter.state;
  });
}

const order: Record<LibrarySort, (a: Asset, b: Asset) => number> = {
  added: (a, b) => b.addedAt - a.addedAt || a.name.localeCompare(b.name, undefined, { numeric: true }),
  name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  duration: (a, b) => b.duration - a.duration,
};

/** Whether the asset's poster exists: it is made with the shots. */
export function hasPoster({ asset, job }: AssetRow): boolean {
  if (job) return job.stages.some(({ stage, state }) => stage === 'keyframes' && state === 'done');
  return asset.state === 'ready' || asset.state === 'missing';
}

/** Work of all files together: fraction by file, the slowest speed, and the time until the last is done. */
export function overallProgress(jobs: readonly Job[]): {
  running: Job[];
  paused: Job[];
  fraction: number;
  speed: number | null;
  secondsLeft: number | null;
} {
  const running = jobs.filter((job) => job.state === 'running' || job.state === 'queued');
  const paused = jobs.filter((job) => job.state === 'paused');
  const open = [...running, ...paused];
  const speeds = running.map((job) => job.speed).filter((speed) => speed !== null);
  const left = running.map((job) => job.secondsLeft).filter((seconds) => seconds !== null);
  return {
    running,
    paused,
    fraction: open.length === 0 ? 1 : open.reduce((sum, job) => sum + job.fraction, 0) / open.length,
    speed: speeds.length > 0 ? Math.min(...speeds) : null,
    secondsLeft: left.length > 0 ? Math.max(...left) : null,
  };
}
