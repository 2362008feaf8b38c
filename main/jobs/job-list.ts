import type { Job } from '../../preload/contract/job.ts';
import type { StoredJob } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import { throttle } from './throttle.ts';

/** What a job shows beyond what is stored. */
export type JobView = Pick<Job, 'stages' | 'fraction' | 'speed' | 'secondsLeft'>;

export interface JobListOptions {
  store: { list(): StoredJob[]; put(job: StoredJob): void; forget(ids: readonly string[]): void };
  /** Called when a job is given up, so that nothing half done stays. */
  abandon(job: StoredJob): void;
  /** Called when a job is laid aside (pause) and when it waits or works again. */
  settle(job: StoredJob): void;
  /** View of a job that has not run in this process. */
  viewOf(job: StoredJob): JobView;
  onChange(jobs: Job[]): void;
  /** Told of what could not be stored behind a job's back. */
  log: Pick<Log, 'warn'>;
}

/** The jobs with what they show, each as the library has it. */
export interface JobList {
  /** In order of arrival. */
  all(): StoredJob[];
  get(id: string): StoredJob | undefined;
  /** As they are shown. */
  shown(): Job[];
  show(job: StoredJob): Job;
  /** Stores, then tells. @throws AppError where the library cannot be written to; nothing has changed then. */
  put(job: StoredJob): void;
  /** As `put`, and has the asset follow the state. */
  move(job: StoredJob): void;
  /** As `move`, for what nobody waits for: where it cannot be stored, the state is kept in memory and the work goes on. */
  keep(job: StoredJob): void;
  setView(id: string, view: JobView): void;
  /** The job shows what its stored state gives. */
  dropView(id: string): void;
  forget(id: string): void;
  /** Tells once more that something changed. */
  touch(): void;
  /** Tells what is due, and nothing after it. */
  close(): void;
}

/** ms */
const EVENT_INTERVAL = 200;

/** Holds the jobs of a store, and tells of every change, at most five times a second. */
export function createJobList(options: JobListOptions): JobList {
  const { store } = options;
  const jobs = new Map(store.list().map((job) => [job.id, job]));
  const views = new Map<string, JobView>();
  const changed = throttle(() => options.onChange(shown()), EVENT_INTERVAL);

  function shown(): Job[] {
    return [...jobs.values()].map(show);
  }

  function show(stored: StoredJob): Job {
    const { createdAt: _, ...job } = stored;
    const view = views.get(job.id) ?? options.viewOf(stored);
    views.set(job.id, view);
    return { ...job, ...view };
  }

  function put(job: StoredJob): void {
    store.put(job);
    jobs.set(job.id, job);
    changed.request();
  }

  function follow(job: StoredJob): void {
    if (job.state === 'cancelled') options.abandon(job);
    else options.settle(job);
  }

  return {
    all: () => [...jobs.values()],
    get: (id) => jobs.get(id),
    shown,
    show,
    put,
    move(job) {
      put(job);
      follow(job);
    },
    keep(job) {
      jobs.set(job.id, job);
      changed.request();
      try {
        store.put(job);
        follow(job);
      } catch (error) {
        options.log.warn({ err: error, job: job.id, state: job.state }, 'the state of a job could not be stored');
      }
    },
    setView(id, view) {
      if (!jobs.has(id)) return;
      views.set(id, view);
      changed.request();
    },
    dropView: (id) => void views.delete(id),
    forget(id) {
      store.forget([id]);
      jobs.delete(id);
      views.delete(id);
      changed.request();
    },
    touch: changed.request,
    close() {
      changed.flush();
      changed.stop();
    },
  };
}
