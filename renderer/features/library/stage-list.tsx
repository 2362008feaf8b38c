import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, LoaderCircle } from 'lucide-react';
import type { Job, StageProgress } from '../../../preload/contract/job.ts';
import { cx } from '../../lib/cx.ts';
import { formatSpeed } from '../../lib/format.ts';
import { stageNames } from './strings.ts';

const looks: Record<StageProgress['state'], { icon: typeof CircleCheck; color: string; says: string }> = {
  pending: { icon: CircleDashed, color: 'text-n9', says: 'waiting' },
  running: { icon: LoaderCircle, color: 'text-accent-text', says: 'running' },
  done: { icon: CircleCheck, color: 'text-green', says: 'done' },
  off: { icon: CircleSlash, color: 'text-n9', says: 'off' },
  failed: { icon: CircleAlert, color: 'text-red', says: 'failed' },
};

/** Every stage of one file: what is done, what runs how fast, and why one is off. */
export function StageList({ job }: { job: Job }) {
  return (
    <ul className="flex flex-col gap-1 text-meta">
      {job.stages.map((stage) => {
        const { icon: Icon, color, says } = looks[stage.state];
        return (
          <li key={stage.stage} className="flex items-start gap-2">
            <Icon
              size={14}
              strokeWidth={1.75}
              aria-label={says}
              role="img"
              className={cx('mt-0.5 shrink-0', color, stage.state === 'running' && 'animate-spin')}
            />
            <span className="min-w-0 flex-1">
              <span className={stage.state === 'pending' ? 'text-n10' : 'text-n12'}>{stageNames[stage.stage]}</span>
              {stage.state === 'running' ? (
                <span className="tnum block text-n10">
                  {Math.round(stage.fraction * 100)}%{stage.speed !== null ? ` · ${formatSpeed(stage.speed)}` : ''}
                </span>
              ) : null}
              {stage.reason ? <span className="block text-n10">{stage.reason}</span> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
