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
  const engine = await open('own');
  const { jobs, skipped } = await takeIn(engine, paths, createProgress(out), signal);
  for (const { path, reason } of skipped) out.line(`${path}: ${reason}`);
  out.json({ jobs, skipped });
  if (signal.aborted) return exitCode.cancelled;
  const failed = jobs.some((job) => job.state === 'failed');
  return failed || (jobs.length === 0 && skipped.length > 0) ? exitCode.failed : exitCode.ok;
}

/** Adds paths and waits for their jobs; an abort cancels these and leaves others alone. What was read until then stays read. */
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
  const cancel = () => {
    void engine.node.engine.calls['ingest.cancel']({ jobIds: [...mine.keys()] }).catch(() => settle());
  };
  try {
    const added = await engine.call('ingest.add', { paths: paths.map((path) => resolve(path)) });
    for (const job of added.jobs) mine.set(job.id, job);
    if (signal.aborted) throw new AppError('CANCELLED', 'Stopped.');
    signal.addEventListener('abort', cancel, { once: true });
    update(await engine.call('ingest.jobs', {}));
    if (mine.size > 0) await allDone;
    return { jobs: [...mine.values()], skipped: added.skipped };
  } finally {
    signal.removeEventListener('abort', cancel);
    stop();
  }
}
