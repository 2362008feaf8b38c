import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, LoaderCircle } from 'lucide-react';
import type { Asset, StageName } from '../../../preload/contract/asset.ts';
import type { Job, StageProgress } from '../../../preload/contract/job.ts';
import { cx } from '../../lib/cx.ts';
import { useAssetDetail } from '../../lib/data.ts';
import { formatSpeed } from '../../lib/format.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/pane-state.tsx';
import { useShell } from '../shell/shell-store.ts';
import { stageNames, strings } from './strings.ts';

type State = StageProgress['state'];

const looks: Record<State, { icon: typeof CircleCheck; color: string; says: string }> = {
  pending: { icon: CircleDashed, color: 'text-n9', says: 'waiting' },
  running: { icon: LoaderCircle, color: 'text-accent-text', says: 'running' },
  done: { icon: CircleCheck, color: 'text-green', says: 'done' },
  off: { icon: CircleSlash, color: 'text-n9', says: 'off' },
  failed: { icon: CircleAlert, color: 'text-red', says: 'failed' },
};

/** What of a stage is shown: a job tells how far it is, a file that was read only how it ended. */
type StageLine = { stage: string } & Pick<StageProgress, 'state' | 'reason'> &
  Partial<Pick<StageProgress, 'fraction' | 'speed'>>;

/** Pictures are looked at and searched only by models that were chosen: the way there. */
const isMended = ({ stage, state }: StageLine): boolean =>
  (stage === 'visual' || stage === 'pictures') && (state === 'off' || state === 'failed');

function Line({ line, mendable }: { line: StageLine; mendable: boolean }) {
  const { stage, state, reason, fraction = 0, speed = null } = line;
  const { icon: Icon, color, says } = looks[state];
  return (
    <li className="flex items-start gap-2">
      <Icon
        size={14}
        strokeWidth={1.75}
        aria-label={says}
        role="img"
        className={cx('mt-0.5 shrink-0', color, state === 'running' && 'animate-spin')}
      />
      <span className="min-w-0 flex-1">
        <span className={state === 'pending' ? 'text-n10' : 'text-n12'}>{stageNames[stage as StageName] ?? stage}</span>
        {state === 'running' ? (
          <span className="tnum block text-n10">
            {Math.round(fraction * 100)}%{speed !== null ? ` · ${formatSpeed(speed)}` : ''}
          </span>
        ) : null}
        {reason ? <span className="block text-n10 text-pretty">{reason}</span> : null}
        {mendable && isMended(line) ? (
          <Button className="mt-1 h-6 px-2 text-meta" onClick={() => useShell.getState().set({ dialog: 'models' })}>
            {strings.chooseModel}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function Lines({ lines, mendable }: { lines: readonly StageLine[]; mendable: boolean }) {
  return (
    <ul className="flex flex-col gap-1 text-meta">
      {lines.map((line) => (
        <Line key={line.stage} line={line} mendable={mendable} />
      ))}
    </ul>
  );
}

/** Stages in the order in which they run: the library keeps them in none. */
const order = Object.keys(stageNames);

/** How the reading of a file ended, stage by stage. */
function EndedStages({ asset }: { asset: Asset }) {
  const { data: detail, error } = useAssetDetail(asset.id);
  if (error) return <p className="text-meta text-red">{errorText(error)}</p>;
  if (detail) {
    const lines = detail.stages.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
    return <Lines lines={lines} mendable={asset.kind !== 'audio'} />;
  }
  return (
    <div role="status" aria-label={strings.loadingSteps} className="flex flex-col gap-1.5">
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} className="h-3.5 w-3/4" />
      ))}
    </div>
  );
}

/** Every stage of one file: what is done, what runs how fast, and why one is off and how to mend that. */
export function StageList({ asset, job }: { asset: Asset; job: Job | null }) {
  return job ? <Lines lines={job.stages} mendable={asset.kind !== 'audio'} /> : <EndedStages asset={asset} />;
}
