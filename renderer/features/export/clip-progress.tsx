import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { stopClips, useClips } from './clip-store.ts';
import { clipStrings as strings } from './clip-strings.ts';

/** How far the clips are, with a way to stop. */
export function ClipProgress() {
  const progress = useClips((state) => state.progress);
  const says = !progress
    ? strings.beginning
    : progress.step === 'joining'
      ? strings.joining
      : strings.working(progress.clip + 1, progress.of);
  return (
    <div className="flex items-end gap-3 pt-2">
      <div className="min-w-0 flex-1">
        <ProgressBar fraction={progress?.fraction ?? 0} label={says} />
        <p role="status" className="tnum mt-1.5 flex justify-between text-meta text-n10">
          <span>{says}</span>
          <span>{progress ? `${Math.floor(progress.fraction * 100)}%` : ''}</span>
        </p>
      </div>
      <Button onClick={stopClips}>{strings.stop}</Button>
    </div>
  );
}
