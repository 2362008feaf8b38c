import { type ReactNode, useState } from 'react';
import type { ClipMoment } from '../../../preload/contract/clips.ts';
import { useAssets } from '../../lib/data.ts';
import { formatTime, parseTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type ClipChoices, choose, makeClips, useClips } from './clip-store.ts';
import { clipStrings as strings } from './clip-strings.ts';

const options = <T extends string>(names: Record<T, string>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

function Row({ label, body, children }: { label: string; body?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-n6 border-b py-2">
      <span className="min-w-0 flex-1 basis-48">
        {label}
        {body ? <span className="block text-meta text-n10 text-pretty">{body}</span> : null}
      </span>
      {children}
    </div>
  );
}

function TimeField({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  return (
    <label className="flex items-center gap-1.5 text-n11">
      {label}
      <input
        type="text"
        inputMode="numeric"
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        className="tnum h-7 w-24 rounded-control border border-n6 bg-raised px-2 text-n12 transition-colors hover:border-n7"
      />
    </label>
  );
}

/** The moment between two times that were typed; null where they are none. */
function typed(moment: ClipMoment, from: string, to: string, duration: number): ClipMoment | null {
  const [start, end] = [parseTime(from), parseTime(to)];
  if (start === null || end === null || end <= start || start >= duration) return null;
  return { ...moment, start, end: Math.min(end, duration) };
}

/** One moment: its file and its ends, which can be changed. */
function OneMoment(props: {
  moment: ClipMoment;
  from: string;
  to: string;
  onTimes: (from: string, to: string) => void;
}) {
  const { moment, from, to, onTimes } = props;
  const { data: assets = [] } = useAssets();
  const asset = assets.find(({ id }) => id === moment.assetId);
  return (
    <>
      <p className="truncate text-n11">{asset?.name}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3 border-n6 border-b pb-3">
        <TimeField label={strings.from} value={from} onValue={(value) => onTimes(value, to)} />
        <TimeField label={strings.to} value={to} onValue={(value) => onTimes(from, value)} />
      </div>
    </>
  );
}

function SeveralMoments({ moments, choices }: { moments: readonly ClipMoment[]; choices: ClipChoices }) {
  const seconds = moments.reduce((sum, { start, end }) => sum + end - start, 0);
  const files = new Set(moments.map(({ assetId }) => assetId)).size;
  return (
    <>
      <p className="border-n6 border-b pb-3 text-n11">{strings.sum(moments.length, seconds, files)}</p>
      <Row label={strings.as}>
        <Segmented
          label={strings.as}
          value={choices.as}
          options={options(strings.ways)}
          onValue={(as) => choose({ as })}
        />
      </Row>
      {choices.as === 'reel' ? (
        <label className="flex min-h-12 items-center gap-2.5 border-n6 border-b">
          <input
            type="checkbox"
            checked={choices.cards}
            onChange={(event) => choose({ cards: event.target.checked })}
            className="size-4 accent-(--accent)"
          />
          {strings.cards}
        </label>
      ) : null}
    </>
  );
}

/** What is cut, and how. */
export function ClipForm() {
  const { moments, choices, trouble } = useClips();
  const [first] = moments;
  const { data: assets = [] } = useAssets();
  const text = (seconds: number) => formatTime(seconds, { milliseconds: true });
  const [[from, to], setTimes] = useState([text(first?.start ?? 0), text(first?.end ?? 0)] as [string, string]);
  if (!first) return null;
  const duration = assets.find(({ id }) => id === first.assetId)?.duration ?? Number.POSITIVE_INFINITY;
  const only = moments.length === 1 ? typed(first, from, to, duration) : null;
  const ready = moments.length > 1 ? moments : only ? [only] : [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready.length > 0) void makeClips(ready);
      }}
    >
      {moments.length === 1 ? (
        <OneMoment moment={first} from={from} to={to} onTimes={(...times) => setTimes(times)} />
      ) : (
        <SeveralMoments moments={moments} choices={choices} />
      )}
      <Row label={strings.captions} body={strings.captionBody[choices.captions]}>
        <Segmented
          label={strings.captions}
          value={choices.captions}
          options={options(strings.captionWays)}
          onValue={(captions) => choose({ captions })}
        />
      </Row>
      {choices.as === 'files' ? (
        <Row label={strings.mode} body={strings.modeBody[choices.mode]}>
          <Segmented
            label={strings.mode}
            value={choices.mode}
            options={options(strings.modes)}
            onValue={(mode) => choose({ mode })}
          />
        </Row>
      ) : null}
      {trouble ? (
        <p role="alert" className="mt-3 rounded-control bg-red-soft px-2.5 py-1.5 text-red text-pretty">
          {trouble}
        </p>
      ) : null}
      <footer className="mt-4 flex items-center justify-between gap-3">
        <p className="text-meta text-n10 text-pretty">{ready.length === 0 ? strings.noTime : strings.hidden}</p>
        <Button data-first type="submit" tone="main" large disabled={ready.length === 0}>
          {strings.make}
        </Button>
      </footer>
    </form>
  );
}
