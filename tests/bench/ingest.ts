/** `npm run bench -- ingest [FILE]`: × real time of every stage and of the whole, with and without sound, and peak memory. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createIngest } from '../../main/ingest/ingest.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog as log } from '../../main/log/log.ts';
import { findTools } from '../../main/media/tools.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { Job } from '../../preload/contract/job.ts';
import { sample, weightsDir } from '../fixtures/paths.ts';
import { treeMemory } from './process-tree.ts';

const file = process.argv[2] ? resolve(process.argv[2]) : sample('talk.mp4');
const scratch = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
const tools = await findTools({ env: process.env, platform: process.platform });

interface Result {
  seconds: number;
  duration: number;
  stages: Map<string, number>;
  peak: number;
  peakByKind: Record<string, number>;
}

async function measure(path: string, name: string): Promise<Result> {
  const library = openLibrary(join(scratch, name), { log });
  const models = createModelsClient({
    fork: () => forkNode(weightsDir),
    idleMs: 60_000,
    log,
    onStatus: () => undefined,
  });
  const spans = new Map<string, { from: number; to: number }>();
  const watch = (jobs: Job[]) => {
    for (const { stage, state } of jobs[0]?.stages ?? []) {
      const now = performance.now();
      const span = spans.get(stage);
      if (state === 'running') spans.set(stage, { from: span?.from ?? now, to: now });
      else if (span && state === 'done' && span.to > 0) spans.set(stage, { ...span, to: Math.max(span.to, now) });
    }
  };
  const ended = new Set<string>();
  const onJobs = (jobs: Job[]) => {
    watch(jobs.map((j) => ({ ...j, stages: j.stages.filter((s) => !ended.has(s.stage)) })));
    for (const s of jobs[0]?.stages ?? []) if (s.state !== 'running' && spans.has(s.stage)) ended.add(s.stage);
  };
  let peak = { total: 0, byKind: {} as Record<string, number> };
  const timer = setInterval(() => {
    const now = treeMemory();
    if (now.total > peak.total) peak = now;
  }, 400);
  const ingest = createIngest({
    library,
    models,
    chosen: () => () => ({ vlm: undefined, clip: undefined }),
    tools: async () => tools,
    log,
    onJobs,
    onLibrary: () => undefined,
  });
  ingest.start();
  const begun = performance.now();
  const { jobs } = await ingest.add([path]);
  await ingest.idle();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(timer);
  const job = ingest.jobs().find((j) => j.id === jobs[0]!.id)!;
  if (job.state !== 'done') throw new Error(job.error?.message ?? job.state);
  const { duration } = library.assets.get(job.assetId!)!;
  await ingest.close();
  await models.close();
  library.close();
  const stages = new Map([...spans].map(([stage, { from, to }]) => [stage, (to - from) / 1000]));
  return { seconds, duration, stages, peak: peak.total, peakByKind: peak.byKind };
}

function print(title: string, { seconds, duration, stages, peak, peakByKind }: Result): void {
  const times = (s: number) =>
    `${s.toFixed(1).padStart(7)} s ${(duration / Math.max(s, 0.05)).toFixed(1).padStart(7)} ×`;
  console.log(`\n${title} (${duration.toFixed(1)} s of media)`);
  for (const [stage, s] of stages) console.log(`  ${stage.padEnd(12)}${times(s)}`);
  console.log(`  ${'whole'.padEnd(12)}${times(seconds)}`);
  const parts = Object.entries(peakByKind).map(([kind, bytes]) => `${kind} ${(bytes / 2 ** 20).toFixed(0)}`);
  console.log(`  peak memory ${(peak / 2 ** 20).toFixed(0)} MB (${parts.join(', ')})`);
}

try {
  console.log(`${availableParallelism()} cores; stages of two lanes run side by side, so their times overlap.`);
  print('With speech', await measure(file, 'with-speech'));
  const silent = join(scratch, 'silent.mkv');
  execFileSync(tools.ffmpeg, ['-v', 'error', '-i', `file:${file}`, '-map', '0:v', '-c', 'copy', silent]);
  print('Without speech', await measure(silent, 'without-speech'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
