import { Download, Play, Trash2 } from 'lucide-react';
import type { ModelStatus } from '../../../preload/contract/model.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { holdFocus } from './hold-focus.ts';
import { chooseModel, installModel, removeModel, useModelWork } from './models-store.ts';
import { strings } from './strings.ts';

function RemoveButton({ model, disabled }: { model: ModelStatus; disabled: boolean }) {
  const { name, state, size, downloaded, repo } = model;
  const part = state === 'available';
  return (
    <Confirm
      title={part ? strings.discardTitle(name) : strings.removeTitle(name)}
      body={part ? strings.discardBody(downloaded) : strings.removeBody(size, repo !== null)}
      action={part ? strings.discardAction : strings.removeAction}
      keep={strings.keep}
      onConfirm={() => void removeModel(model)}
    >
      <IconButton icon={Trash2} label={part ? strings.discard(name) : strings.remove(name)} disabled={disabled} />
    </Confirm>
  );
}

/** What can be done with a model in its state. Names carry the model's: there is a row of the same buttons for each. */
export function ModelActions({ model }: { model: ModelStatus }) {
  const busy = useModelWork((state) => state.busy.has(model.id));
  const { name, state, active, downloaded } = model;
  return (
    <span className="flex shrink-0 items-center gap-1">
      {state === 'available' ? (
        <Button
          disabled={busy}
          aria-label={`${downloaded > 0 ? strings.goOn : strings.install}: ${name}`}
          onClick={(event) => {
            holdFocus(event);
            void installModel(model);
          }}
        >
          {downloaded > 0 ? (
            <Play size={14} strokeWidth={1.75} aria-hidden />
          ) : (
            <Download size={14} strokeWidth={1.75} aria-hidden />
          )}
          {downloaded > 0 ? strings.goOn : strings.install}
        </Button>
      ) : null}
      {state === 'ready' ? (
        <Button
          disabled={busy}
          aria-label={`${active ? strings.turnOff : strings.use}: ${name}`}
          onClick={(event) => {
            holdFocus(event);
            void chooseModel(model, !active);
          }}
        >
          {active ? strings.turnOff : strings.use}
        </Button>
      ) : null}
      {state !== 'available' || downloaded > 0 ? <RemoveButton model={model} disabled={busy} /> : null}
    </span>
  );
}
