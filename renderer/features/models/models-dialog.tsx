import { CircleAlert, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useInfo, useModels } from '../../lib/data.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { useShell } from '../shell/shell-store.ts';
import { CheckFiles } from './check-files.tsx';
import { DeviceChoice } from './device-choice.tsx';
import { ImportModel } from './import-model.tsx';
import { ChosenSection, EmbeddedSection } from './model-sections.tsx';
import { strings } from './strings.ts';

function Loading() {
  return (
    <div role="status" aria-label={strings.loading}>
      {['a', 'b'].map((section) => (
        <div key={section} className="mt-5 flex flex-col gap-1.5">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-4/5" />
          {['c', 'd'].map((row) => (
            <div key={row} className="flex gap-3 border-n6 border-b py-2.5 last:border-b-0">
              <Skeleton className="size-4 rounded-full" />
              <span className="flex flex-1 flex-col gap-1.5">
                <Skeleton className="h-4 w-36" />
                <Skeleton className="h-3 w-3/5" />
                <Skeleton className="h-3 w-2/5" />
              </span>
              <Skeleton className="h-7 w-20" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** What looks, listens and reads: what each model gives and takes, which are used, how to get one, and where they run. */
export function ModelsDialog() {
  const open = useShell((state) => state.dialog === 'models');
  const { data: models, error, refetch } = useModels(open);
  const info = useInfo();
  // Files may be changed from outside, and nothing tells of it: asked anew at every look.
  useEffect(() => {
    if (!open) return;
    void refetch();
    void info.refetch();
  }, [open, refetch, info.refetch]);
  const of = (task: string) => (models ?? []).filter((model) => !model.embedded && model.task === task);
  return (
    <Dialog
      wide
      tall
      open={open}
      onOpenChange={(next) => useShell.getState().set({ dialog: next ? 'models' : null })}
      title={strings.title}
    >
      <p className="flex items-start gap-2.5 rounded-control bg-n3 px-3 py-2.5">
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden className="mt-px shrink-0 text-green" />
        <span className="text-pretty">
          {strings.local} <span className="text-n10">{strings.fetches}</span>
        </span>
      </p>
      {error ? (
        <PaneState
          icon={CircleAlert}
          tone="error"
          title={strings.failed}
          action={<Button onClick={() => void refetch()}>{strings.retry}</Button>}
        >
          {errorText(error)}
        </PaneState>
      ) : models ? (
        <>
          <ChosenSection task="vlm" models={of('vlm')} />
          <ChosenSection task="embed-image" models={of('embed-image')} />
          <ChosenSection task="detect-open" models={of('detect-open')} />
          <ImportModel />
          <DeviceChoice open={open} />
          <EmbeddedSection models={models.filter(({ embedded }) => embedded)} />
          <CheckFiles />
        </>
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}
