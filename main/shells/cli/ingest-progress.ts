import type { Job } from '../../../preload/contract/job.ts';
import { timeText } from '../../report/time-text.ts';
import type { Output } from './output.ts';

const finished: ReadonlySet<Job['state']> = new Set(['done', 'failed', 'cancelled']);
const barWidth = 24;

/** One job at work: `talk.mp4 [######------] 52%  8.3× real time  0:04 left (text)` */
export function progressLine(job: Job): string {
  const filled = Math.round(Math.min(1, Math.max(0, job.fraction)) * barWidth);
  const bar = '#'.repeat(filled) + '-'.repeat(barWidth - filled);
  const running = job.stages.filter((stage) => stage.state === 'running').map((stage) => stage.stage);
  return [
    `${job.name} [${bar}] ${Math.floor(job.fraction * 100)}%`,
    job.speed === null ? '' : `${job.speed.toFixed(1)}× real time`,
    job.secondsLeft === null ? '' : `${timeText(job.secondsLeft)} left`,
    running.length === 0 ? '' : `(${running.join(', ')})`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** What is said once a job has ended, with what it could not do. */
export function outcomeLines(job: Job): string[] {
  if (job.state === 'failed') return [`${job.name}: ${job.error?.message ?? 'failed'}`];
  if (job.state === 'cancelled') return [`${job.name}: stopped`];
  if (job.duplicate) return [`${job.name}: already here`];
  const lacking = job.stages.filter((stage) => stage.state === 'failed' && stage.reason !== null);
  return [`${job.name}: ready`, ...lacking.map((stage) => `  without ${stage.stage}: ${stage.reason}`)];
}

/** Shows jobs as they go: a bar on a terminal, and one line for each that ends everywhere. */
export function createProgress(out: Output): (jobs: readonly Job[]) => void {
  const told = new Set<string>();
  return (jobs) => {
    for (const job of jobs) {
      if (!finished.has(job.state) || told.has(job.id)) continue;
      told.add(job.id);
      for (const line of outcomeLines(job)) out.line(line);
    }
    const running = jobs.filter((job) => job.state === 'running');
    const waiting = jobs.filter((job) => job.state === 'queued').length;
    const [first] = running;
    if (first === undefined) out.status('');
    else out.status(`${progressLine(first)}${waiting > 0 ? `  +${waiting} waiting` : ''}`);
  };
}
