import { Pause, Play, RotateCcw, Square, X } from 'lucide-react';
import type { Job } from '../../../preload/contract/job.ts';
import { formatSpeed } from '../../lib/format.ts';
import { formatDuration } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { jobActions } from './job-actions.ts';
import { stageNames, strings } from './strings.ts';

/** One line on what happens with a file now. */
export function jobLine(job: Job): string {
  if (job.state === 'failed') return job.error?.message ?? strings.states.failed;
  if (job.state === 'paused') return strings.paused;
  if (job.state === 'queued') return strings.waiting;
  const running = job.stages.find((stage) => stage.state === 'running');
  const parts = [running ? stageNames[running.stage] : strings.waiting];
  if (job.speed !== null) parts.push(formatSpeed(job.speed));
  if (job.secondsLeft !== null) parts.push(strings.left(formatDuration(job.secondsLeft)));
  return parts.join(' · ');
}

export function JobProgress({ job }: { job: Job }) {
  if (job.state === 'failed') return <p className="text-meta text-red text-pretty">{jobLine(job)}</p>;
  return (
    <div className="flex flex-col gap-1">
      {job.state === 'queued' ? null : <ProgressBar fraction={job.fraction} label={strings.details(job.name)} />}
      <p className="tnum line-clamp-2 text-micro text-n10">
        {job.state === 'running' ? `${Math.round(job.fraction * 100)}% · ` : ''}
        {jobLine(job)}
      </p>
    </div>
  );
}

/** What can be done with a job in its state. */
export function JobButtons({ job }: { job: Job }) {
  return (
    <span className="flex shrink-0">
      {job.state === 'running' || job.state === 'queued' ? (
        <IconButton small icon={Pause} label={`${strings.pause} ${job.name}`} onClick={() => jobActions.pause([job])} />
      ) : null}
      {job.state === 'paused' ? (
        <IconButton
          small
          icon={Play}
          label={`${strings.resume} ${job.name}`}
          onClick={() => jobActions.resume([job])}
        />
      ) : null}
      {job.state === 'failed' ? (
        <>
          <IconButton small icon={RotateCcw} label={`Retry ${job.name}`} onClick={() => jobActions.retry([job])} />
          <IconButton small icon={X} label={`${strings.dismiss} ${job.name}`} onClick={() => jobActions.clear([job])} />
        </>
      ) : (
        <IconButton
          small
          icon={Square}
          label={`${strings.cancel} ${job.name}`}
          onClick={() => jobActions.cancel([job])}
        />
      )}
    </span>
  );
}
