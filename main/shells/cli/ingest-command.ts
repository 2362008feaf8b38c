import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Job } from '../../../preload/contract/job.ts';
import { AppError } from '../../app-error.ts';
import { type CliEngine, type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { createProgress } from './ingest-progress.ts';

/** `cuepoint ingest PATH…`: takes files and folders in and waits until they are read. */
export function addIngestCommand(program: Command): void {
  const command = program
    .command('ingest')
    .description('take files and folders into the library and wait until they are read')
    .argument('<path...>')
    .action((paths: string[]) => runCommand(command, (context) => ingest(context, paths)));
}

async function ingest({ out, open, signal }: CommandContext, paths: string[]): Promise<ExitCode> {
  signal.addEventListener('abort', () => out.note('What was read is kept; the next run goes on from there.'), {
    once: true,
  });
  const engine = await open('own');
  const { jobs, skipped } = await takeIn(engine, paths, createProgress(out), signal);
  for (const { path, reason } of skipped) out.line(`${path}: ${reason}`);
  out.json({ jobs, skipped });
  if (signal.aborted) return exitCode.cancelled;
  // What a folder holds besides media is passed over; a file that was named is missed.
  const named = new Set(paths.map((path) => resolve(path)));
  const missed = skipped.some(({ path }) => named.has(path)) || jobs.some((job) => job.state === 'failed');
  return missed ? exitCode.failed : exitCode.ok;
}

/** Adds paths and waits for their jobs; an abort ends the waiting only: closing the engine lays unfinished jobs aside for the next run. */
export async function takeIn(
  engine: CliEngine,
  paths: readonly string[],
  show: (jobs: readonly Job[]) => void,
  signal: AbortSignal,
): Promise<{ jobs: Job[]; skipped: { path: string; reason: string }[] }> {
  const mine = new Map<string, Job>();
  let settle = () => {};
  const allDone = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const update = (jobs: readonly Job[]) => {
    for (const job of jobs) if (mine.has(job.id)) mine.set(job.id, job);
    show([...mine.values()]);
    if ([...mine.values()].every(({ state }) => state === 'done' || state === 'failed' || state === 'cancelled'))
      settle();
  };
  const stop = engine.on('jobs.changed', ({ jobs }) => update(jobs));
  // Pushes are for windows and may be thinned out; asking keeps the process alive until the last job has ended.
  const poll = setInterval(() => void engine.node.engine.calls['ingest.jobs']({}).then(update), 500);
  try {
    const added = await engine.call('ingest.add', { paths: paths.map((path) => resolve(path)) });
    for (const job of added.jobs) mine.set(job.id, job);
    if (signal.aborted) throw new AppError('CANCELLED', 'Stopped.');
    signal.addEventListener('abort', settle, { once: true });
    update(await engine.call('ingest.jobs', {}));
    if (mine.size > 0) await allDone;
    return { jobs: [...mine.values()], skipped: added.skipped };
  } finally {
    clearInterval(poll);
    signal.removeEventListener('abort', settle);
    stop();
  }
}
