import type { ModelStatus } from '../../../preload/contract/model.ts';
import { formatBytes } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { holdFocus } from './hold-focus.ts';
import { progressText } from './model-facts.ts';
import { pauseInstall, useModelWork } from './models-store.ts';
import { strings } from './strings.ts';

/** How far a model's installation is, with a way to pause it where this window began it. */
export function InstallProgressRow({ model }: { model: ModelStatus }) {
  const install = useModelWork((state) => state.installs[model.id]);
  const label = strings.installing(model.name);
  const { progress, pausing } = install ?? { progress: null, pausing: false };
  // Another window's installation tells how much is here whenever the models are listed.
  const [part, whole] = progress ? [progress.received, progress.total] : [model.downloaded, model.size];
  return (
    <div className="mt-2 flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <ProgressBar fraction={part / Math.max(1, whole)} label={label} />
        <p className="tnum mt-1 text-meta text-n10">
          {install
            ? pausing
              ? strings.pausing
              : progressText(progress)
            : `${formatBytes(model.downloaded)} of ${formatBytes(model.size)} · ${strings.elsewhere}`}
        </p>
      </div>
      {install ? (
        <Button
          disabled={pausing}
          aria-label={`${strings.pause}: ${label}`}
          onClick={(event) => {
            holdFocus(event);
            pauseInstall(model.id);
          }}
        >
          {strings.pause}
        </Button>
      ) : null}
    </div>
  );
}
