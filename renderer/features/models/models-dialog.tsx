import { CircleAlert, CircleCheck, CircleDashed, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useModels } from '../../lib/data.ts';
import { formatBytes } from '../../lib/format.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { useShell } from '../shell/shell-store.ts';

const states = {
  ready: { icon: CircleCheck, label: 'Ready', color: 'text-green' },
  missing: { icon: CircleDashed, label: 'Not here', color: 'text-n10' },
  broken: { icon: CircleAlert, label: 'Damaged', color: 'text-red' },
};

/** What reads, listens and looks: each model with what it gives, its size, licence and state. */
export function ModelsDialog() {
  const open = useShell((state) => state.dialog === 'models');
  const { data: models, error, refetch } = useModels();
  // A model's state changes while it is loaded or found broken, and nothing tells of it: asked anew at every look.
  useEffect(() => {
    if (open) void refetch();
  }, [open, refetch]);
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => useShell.getState().set({ dialog: next ? 'models' : null })}
      title="Models on this machine"
    >
      <p className="mb-3 flex items-center gap-2.5 rounded-control bg-n3 px-3 py-2.5">
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden className="shrink-0 text-green" />
        Everything runs on this machine. No file, question or answer leaves it, and no account is needed.
      </p>
      {error ? (
        <PaneState
          icon={CircleAlert}
          tone="error"
          title="The models could not be listed"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </PaneState>
      ) : (
        <ul>
          {(models ?? []).map((model) => {
            const { icon: Icon, label, color } = states[model.state];
            return (
              <li key={model.id} className="flex items-start gap-3 border-n6 border-b py-2.5 last:border-b-0">
                <Icon
                  size={16}
                  strokeWidth={1.75}
                  role="img"
                  aria-label={label}
                  className={`mt-0.5 shrink-0 ${color}`}
                />
                <span className="min-w-0 flex-1">
                  <span className="block font-[550]">{model.gives}</span>
                  <span className="selectable block text-meta text-n10">{model.reason ?? model.id}</span>
                </span>
                <span className="tnum shrink-0 text-right text-meta text-n10">
                  {formatBytes(model.size)}
                  <span className="block">{model.licence}</span>
                </span>
              </li>
            );
          })}
          {models ? null : ['a', 'b', 'c'].map((key) => <Skeleton key={key} className="my-3 h-9 w-full" />)}
        </ul>
      )}
    </Dialog>
  );
}
