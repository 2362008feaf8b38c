import { CircleAlert, FileClock } from 'lucide-react';
import type { Job } from '../../../preload/contract/job.ts';
import { cx } from '../../lib/cx.ts';
import { JobButtons, JobProgress } from './job-status.tsx';

/** A file on its way in, or one that could not be read. */
export function PendingItem({ job, layout }: { job: Job; layout: 'grid' | 'list' }) {
  const failed = job.state === 'failed';
  const Icon = failed ? CircleAlert : FileClock;
  return (
    <li
      className={cx(
        'group flex items-start gap-2.5 rounded-card p-2',
        failed ? 'bg-red-soft' : 'bg-n3',
        layout === 'grid' && 'col-span-full',
      )}
    >
      <Icon
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className={cx('mt-1 shrink-0', failed ? 'text-red' : 'text-n10')}
      />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-1">
          <p className="min-w-0 flex-1 truncate" title={job.name}>
            {job.name}
          </p>
          <JobButtons job={job} />
        </div>
        <JobProgress job={job} />
      </div>
    </li>
  );
}
