import { RadioGroup } from 'radix-ui';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useSpeakers } from '../../lib/data.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSelection } from '../library/selection-store.ts';
import { correctLines, renameSpeaker, undoCorrection } from './corrections.ts';
import { hueOf, initialsOf, type SpeakerLook } from './speaker-looks.ts';
import { SpeakerMark } from './speaker-mark.tsx';
import { strings } from './strings.ts';
import { linesUntilNamed, type TranscriptLine } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

type Reach = 'these' | 'until' | 'file' | 'all';

/** Names offered at most: more are typed faster than found. */
const MOST_NAMES = 12;

function Choice({ value, label }: { value: Reach; label: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is a button, which a label may name
    <label className="flex min-h-7 items-center gap-2.5">
      <RadioGroup.Item
        value={value}
        aria-label={label}
        className="inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-n8 bg-raised transition-colors hover:border-n9 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadioGroup.Indicator className="size-1.5 rounded-full bg-on-accent" />
      </RadioGroup.Item>
      <span className="min-w-0 truncate">{label}</span>
    </label>
  );
}

interface Props {
  lines: readonly TranscriptLine[];
  speakers: ReadonlyMap<string, SpeakerLook>;
}

/** Who speaks: a line, those that are selected, those up to the next name, or everything that somebody says. */
export function SpeakerDialog({ lines, speakers }: Props) {
  const naming = useTranscript((state) => state.naming);
  const close = () => useTranscript.getState().set({ naming: null });
  return (
    <Dialog open={naming !== null} onOpenChange={(open) => open || close()} title={strings.whoSpeaks}>
      {naming ? <SpeakerForm lines={lines} speakers={speakers} naming={naming} close={close} /> : null}
    </Dialog>
  );
}

function SpeakerForm({
  lines,
  speakers,
  naming,
  close,
}: Props & { naming: { from: number; to: number; rename?: boolean }; close: () => void }) {
  const assetId = useSelection((state) => state.currentId);
  const chosen = lines.slice(naming.from, naming.to + 1);
  const before = chosen[0]?.speaker ?? null;
  const until = linesUntilNamed(lines, naming.from);
  const [name, setName] = useState(before ?? '');
  const [reach, setReach] = useState<Reach>(naming.rename ? 'file' : 'these');
  const [busy, setBusy] = useState(false);
  const { data: everywhere = [] } = useSpeakers(true);
  useEffect(() => {
    document.querySelector<HTMLInputElement>('[data-speaker-name]')?.select();
  }, []);
  const elsewhere = everywhere.map((one) => one.name).filter((one) => !speakers.has(one));
  const names = [...speakers.keys(), ...elsewhere].filter((one) => one !== before).slice(0, MOST_NAMES);
  const give = async (to: string) => {
    setBusy(true);
    const edits = (reach === 'until' ? until : chosen).map(({ id }) => ({ evidenceId: id, speaker: to }));
    const assetIds = reach === 'all' || assetId === null ? [] : [assetId];
    const whole = (reach === 'file' || reach === 'all') && before !== null;
    const done = await (whole ? renameSpeaker({ assetIds, from: before, to }) : correctLines(edits));
    setBusy(false);
    if (done === undefined) return;
    useTranscript.getState().set({ picked: null });
    close();
    if (done > 1)
      toast(strings.named(to, done), {
        action: { label: strings.undoShort, onClick: () => void undoCorrection() },
      });
  };
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && name.trim() !== '') void give(name.trim());
      }}
    >
      <input
        data-speaker-name
        type="text"
        aria-label={strings.name}
        placeholder={strings.name}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="h-8 rounded-control border border-n6 bg-raised px-2.5 text-read transition-colors hover:border-n7"
      />
      {names.length > 0 ? (
        <ul aria-label={strings.known} className="flex flex-wrap gap-1">
          {names.map((one, i) => (
            <li key={one} className="min-w-0">
              <button
                type="button"
                aria-pressed={name === one}
                onClick={() => setName(one)}
                className="flex h-7 max-w-full items-center gap-1.5 rounded-full border border-n6 py-0.5 pr-2.5 pl-1 text-meta text-n11 transition-colors hover:bg-n4 hover:text-n12 aria-pressed:border-n9 aria-pressed:bg-n4 aria-pressed:text-n12"
              >
                <SpeakerMark look={speakers.get(one) ?? { initials: initialsOf(one), hue: hueOf(i) }} />
                <span className="truncate">{one}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <RadioGroup.Root
        aria-label={strings.which}
        value={reach}
        onValueChange={(value) => setReach(value as Reach)}
        className="flex flex-col"
      >
        <Choice value="these" label={strings.these(chosen.length)} />
        {until.length > chosen.length ? <Choice value="until" label={strings.until(until.length)} /> : null}
        {before ? (
          <>
            <Choice value="file" label={strings.everywhere(before, speakers.get(before)?.lines ?? 0)} />
            <Choice value="all" label={strings.allFiles(before)} />
          </>
        ) : null}
      </RadioGroup.Root>
      <div className="flex justify-end gap-2">
        {before ? (
          <Button tone="quiet" disabled={busy} onClick={() => void give('')}>
            {strings.takeAway}
          </Button>
        ) : null}
        <Button type="submit" tone="main" large disabled={busy || name.trim() === ''}>
          {strings.setName}
        </Button>
      </div>
    </form>
  );
}
