import { Pause, Play, Square } from 'lucide-react';
import { useJobs } from '../../lib/data.ts';
import { formatBytes, formatSpeed } from '../../lib/format.ts';
import { formatDuration } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { overallProgress } from './asset-list.ts';
import { stopSending, useImport } from './import-store.ts';
import { jobActions } from './job-actions.ts';
import { strings } from './strings.ts';

/** At the foot of the library: all work together, while there is any. */
export function LibraryActivity() {
  const { data: jobs = [] } = useJobs();
  const sending = useImport((state) => state.sending);
  const { running, paused, fraction, speed, secondsLeft } = overallProgress(jobs);
  if (sending) {
    const label = strings.sending(sending.files);
    return (
      <footer className="flex shrink-0 flex-col gap-1.5 border-n6 border-t px-3 py-2.5" aria-live="polite">
        <div className="flex items-center">
          <p className="flex-1 text-meta">{label}</p>
          <IconButton small side="top" icon={Square} label={strings.cancel} onClick={stopSending} />
        </div>
        <ProgressBar fraction={sending.total > 0 ? sending.sent / sending.total : 0} label={label} />
        <p className="tnum text-micro text-n10">
          {formatBytes(sending.sent)} of {formatBytes(sending.total)}
        </p>
      </footer>
    );
  }
  if (running.length + paused.length === 0) return null;
  const active = running.length > 0;
  const label = active ? strings.working(running.length) : strings.paused;
  const facts = [`${Math.round(fraction * 100)}%`];
  if (speed !== null) facts.push(formatSpeed(speed));
  if (secondsLeft !== null) facts.push(strings.left(formatDuration(secondsLeft)));
  return (
    <footer className="flex shrink-0 flex-col gap-1.5 border-n6 border-t px-3 pt-1.5 pb-2.5">
      <div className="flex items-center">
        <p className="flex-1 text-meta">{label}</p>
        {active ? (
          <IconButton
            small
            side="top"
            icon={Pause}
            label={strings.pauseAll}
            onClick={() => jobActions.pause(running)}
          />
        ) : (
          <IconButton
            small
            side="top"
            icon={Play}
            label={strings.resumeAll}
            onClick={() => jobActions.resume(paused)}
          />
        )}
      </div>
      <ProgressBar fraction={fraction} label={label} />
      <p className="tnum text-micro text-n10">
        {facts.join(' · ')}
        {active ? <span className="block">{strings.readyParts}</span> : null}
      </p>
    </footer>
  );
}
