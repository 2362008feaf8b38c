import { Circle, CircleAlert, CircleCheck, CircleDashed, CircleDotDashed } from 'lucide-react';
import type { ModelStatus } from '../../../preload/contract/model.ts';
import { InstallProgressRow } from './install-progress.tsx';
import { ModelActions } from './model-actions.tsx';
import { factsOf, shortRevision, speedText } from './model-facts.ts';
import { useModelWork } from './models-store.ts';
import { strings } from './strings.ts';

const looks: Record<ModelStatus['state'], { icon: typeof Circle; color: string }> = {
  ready: { icon: Circle, color: 'text-n9' },
  missing: { icon: CircleAlert, color: 'text-red' },
  broken: { icon: CircleAlert, color: 'text-red' },
  available: { icon: CircleDashed, color: 'text-n9' },
  installing: { icon: CircleDotDashed, color: 'text-accent-text' },
};

function StateIcon({ state, active }: { state: ModelStatus['state']; active: boolean }) {
  const used = state === 'ready' && active;
  const { icon: Icon, color } = used ? { icon: CircleCheck, color: 'text-green' } : looks[state];
  return (
    <Icon
      size={16}
      strokeWidth={1.75}
      role="img"
      aria-label={used ? strings.inUse : strings.states[state]}
      className={`mt-0.5 shrink-0 ${color}`}
    />
  );
}

/** Where its files come from, and which they are; the whole revision can be read by pointing at it. */
function Origin({ repo, revision }: Pick<ModelStatus, 'repo' | 'revision'>) {
  if (!repo && !revision) return null;
  return (
    <p className="selectable flex flex-wrap gap-x-2 break-all font-mono text-micro text-n10">
      {repo ? <span>{repo}</span> : null}
      {revision ? <span title={revision}>{shortRevision(revision)}</span> : null}
    </p>
  );
}

/** A model that a person chooses, gets and gives up, with what went wrong beside it. */
export function ModelRow({ model }: { model: ModelStatus }) {
  const installing = useModelWork((state) => model.id in state.installs) || model.state === 'installing';
  const trouble = useModelWork((state) => state.troubles[model.id]);
  const state = installing ? 'installing' : model.state;
  const wrong = trouble ?? (state === 'missing' || state === 'broken' ? model.reason : null);
  const measurable = state === 'ready' && model.task === 'vlm';
  const speed = model.speed ? speedText(model.speed) : measurable && model.active ? strings.notMeasured : null;
  const partly = state === 'available' && model.downloaded > 0;
  return (
    <li aria-label={model.name} tabIndex={-1} className="focus-inset border-n6 border-b py-2.5 last:border-b-0">
      <div className="flex items-start gap-3">
        <StateIcon state={state} active={model.active} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-[550]">{model.name}</span>
            {model.active && state === 'ready' ? (
              <span className="rounded-full bg-n4 px-1.5 text-green text-micro leading-[18px]">{strings.inUse}</span>
            ) : null}
          </p>
          <p className="text-n11 text-pretty">{model.gives}</p>
          <p className="selectable mt-0.5 text-meta text-n10">{factsOf(model).join(' · ')}</p>
          {speed ? <p className="tnum text-meta text-n10">{speed}</p> : null}
          <Origin repo={model.repo} revision={model.revision} />
          {partly ? <p className="tnum text-meta text-n11">{strings.part(model.downloaded, model.size)}</p> : null}
          {installing ? <InstallProgressRow model={model} /> : null}
          {wrong ? (
            <p role="alert" className="mt-1.5 rounded-control bg-red-soft px-2.5 py-1.5 text-red text-pretty">
              {wrong}
            </p>
          ) : null}
        </div>
        {installing ? null : <ModelActions model={model} />}
      </div>
    </li>
  );
}

/** A model that comes with Cuepoint: nothing to choose, only to know. */
export function EmbeddedRow({ model }: { model: ModelStatus }) {
  const wrong = model.state !== 'ready';
  return (
    <li aria-label={model.gives} className="flex items-start gap-3 border-n6 border-b py-2 last:border-b-0">
      <StateIcon state={model.state} active />
      <div className="min-w-0 flex-1">
        <p>{model.gives}</p>
        <Origin repo={model.id} revision={model.revision} />
        {wrong && model.reason ? (
          <p role="alert" className="mt-1 rounded-control bg-red-soft px-2.5 py-1.5 text-red text-pretty">
            {model.reason}
          </p>
        ) : null}
      </div>
      <p className="shrink-0 text-right text-meta text-n10">{factsOf(model).slice(0, 2).join(' · ')}</p>
    </li>
  );
}
