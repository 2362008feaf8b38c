import type { Job } from '../../preload/contract/job.ts';
import type { WireError } from '../../preload/contract/wire.ts';
import { AppError } from '../app-error.ts';
import type { StoredJob } from '../library/library.ts';
import { createJobList, type JobListOptions, type JobView } from './job-list.ts';

export interface JobRun {
  /** Aborted by pause, cancel and close; work stops at the next checkpoint. */
  signal: AbortSignal;
  /** The content's id, as soon as it is known. */
  identify(assetId: string): void;
  show(view: JobView): void;
}

export interface QueueOptions extends JobListOptions {
  /** Does the job; `duplicate` where there was nothing to do. Throws AppError where it fails. */
  run(job: StoredJob, context: JobRun): Promise<{ duplicate: boolean }>;
  /** Whether nobody waits for a job: the others go before it, and it is laid aside for them. @default no job */
  canWait?(job: StoredJob): boolean;
  now(): number;
  newId(): string;
}

export interface Queue {
  /** A path that waits or runs already gives its job; a paused one goes on. */
  add(path: string, name: string): Job;
  list(): Job[];
  pause(ids: readonly string[]): void;
  resume(ids: readonly string[]): void;
  cancel(ids: readonly string[]): void;
  /** Failed and cancelled jobs from the start, finished ones to mend what is missing in them. */
  retry(ids: readonly string[]): void;
  clear(ids: readonly string[]): void;
  /** Ends and forgets jobs that are not over; what they have made stays as it is. */
  drop(ids: readonly string[]): void;
  /** Goes on with what an earlier process left. */
  start(): void;
  idle(): Promise<void>;
  close(): Promise<void>;
}

type Stop = 'paused' | 'cancelled' | 'queued';

/**
 * Jobs one after another, in order of arrival but for those that can wait, kept in the library so that they outlive the process. Every action may come twice:
 * one that does not fit a job's state leaves it as it is.
 */
export function createQueue(options: QueueOptions): Queue {
  const jobs = createJobList(options);
  const { canWait = () => false } = options;
  let current: { id: string; abort: AbortController; stop: Stop | null; ended: Promise<void> } | undefined;
  let started = false;
  let closing = false;
  let waiting: (() => void)[] = [];

  function forEach(ids: readonly string[], change: (job: StoredJob) => void): void {
    try {
      for (const id of new Set(ids)) {
        const job = jobs.get(id);
        if (job) change(job);
      }
    } finally {
      next();
    }
  }

  /** Ends the running job in the given state, or sets a waiting one to it. */
  function stop(job: StoredJob, state: Stop): void {
    if (current?.id === job.id) {
      // A cancel outdoes a pause that is still on its way.
      if (current.stop !== 'cancelled') current.stop = state;
      current.abort.abort();
      return;
    }
    jobs.move({ ...job, state });
  }

  function resume(job: StoredJob): void {
    // Pausing takes until the next checkpoint: resumed meanwhile, the job goes on at once.
    if (current?.id === job.id && current.stop === 'paused') current.stop = 'queued';
    else if (job.state === 'paused') wait(job);
  }

  function wait(job: StoredJob): void {
    jobs.move({ ...job, state: 'queued', error: null });
  }

  function next(): void {
    if (closing || !started) return;
    const queued = jobs.all().filter((j) => j.state === 'queued');
    const job = queued.find((j) => !canWait(j)) ?? queued[0];
    if (current) {
      if (job && !canWait(job)) yieldTo();
      return;
    }
    if (!job) {
      jobs.touch();
      for (const resolve of waiting) resolve();
      waiting = [];
      return;
    }
    const abort = new AbortController();
    current = { id: job.id, abort, stop: null, ended: Promise.resolve() };
    jobs.keep({ ...job, state: 'running', error: null });
    current.ended = work(job.id, abort.signal);
  }

  /** Lays the running job aside where it can wait; it goes on at its checkpoint. */
  function yieldTo(): void {
    const job = jobs.get(current!.id);
    if (!job || !canWait(job) || current!.stop) return;
    current!.stop = 'queued';
    current!.abort.abort();
  }

  async function work(id: string, signal: AbortSignal): Promise<void> {
    let end: Partial<StoredJob>;
    try {
      const { duplicate } = await options.run(jobs.get(id)!, {
        signal,
        identify(assetId) {
          const job = jobs.get(id);
          if (job) jobs.put({ ...job, assetId });
        },
        show: (view) => jobs.setView(id, view),
      });
      end = { state: 'done', duplicate };
    } catch (error) {
      end = current?.stop ? { state: current.stop } : { state: 'failed', error: wireError(error) };
    }
    const job = jobs.get(id);
    current = undefined;
    // Dropped meanwhile: there is nothing left to tell.
    if (job) {
      jobs.keep({ ...job, ...end });
      if (end.state !== 'queued') jobs.dropView(id);
    }
    // Not within this promise: `close` waits for it.
    queueMicrotask(next);
  }

  return {
    add(path, name) {
      const same = jobs.all().find((j) => j.path === path && ['queued', 'running', 'paused'].includes(j.state));
      if (!same) {
        const id = options.newId();
        jobs.put({
          id,
          path,
          name,
          assetId: null,
          state: 'queued',
          error: null,
          duplicate: false,
          createdAt: options.now(),
        });
      }
      const job = same ?? jobs.all().at(-1)!;
      if (same) resume(same);
      next();
      return jobs.show(jobs.get(job.id)!);
    },
    list: jobs.shown,
    pause: (ids) => forEach(ids, (job) => (job.state === 'queued' || job.state === 'running') && stop(job, 'paused')),
    resume: (ids) => forEach(ids, resume),
    cancel: (ids) =>
      forEach(ids, (job) => ['queued', 'running', 'paused'].includes(job.state) && stop(job, 'cancelled')),
    retry: (ids) =>
      forEach(ids, (job) => {
        if (!['failed', 'cancelled', 'done'].includes(job.state)) return;
        jobs.dropView(job.id);
        wait(job);
      }),
    clear: (ids) =>
      forEach(ids, (job) => {
        if (['failed', 'cancelled', 'done'].includes(job.state)) jobs.forget(job.id);
      }),
    drop: (ids) =>
      forEach(ids, (job) => {
        if (!['queued', 'running', 'paused'].includes(job.state)) return;
        if (current?.id === job.id) current.abort.abort();
        jobs.forget(job.id);
      }),
    start() {
      started = true;
      for (const job of jobs.all()) if (job.state === 'running') jobs.keep({ ...job, state: 'queued' });
      next();
    },
    idle: () => {
      if (!current && !jobs.all().some((j) => j.state === 'queued')) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    async close() {
      closing = true;
      if (current) {
        current.stop ??= 'queued';
        current.abort.abort();
        await current.ended;
      }
      jobs.close();
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}

function wireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return {
    code: 'INTERNAL',
    message: 'Something went wrong inside Cuepoint; try again, and look into the log if it stays.',
  };
}
