import { Unlink } from 'lucide-react';
import { useState } from 'react';
import type { LostCorrection } from '../../../preload/contract/transcript.ts';
import { keys, useLostCorrections } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePlayer } from '../player/player-store.ts';
import { correctLines } from './corrections.ts';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';

/** Tells of corrections whose line is gone, and what can be done with each. */
export function LostNotice({ assetId, lines }: { assetId: string; lines: readonly TranscriptLine[] }) {
  const { data: lost = [] } = useLostCorrections(assetId);
  const [open, setOpen] = useState(false);
  if (lost.length === 0) return null;
  return (
    <>
      <div className="mx-3 mb-2 flex shrink-0 items-center gap-2 rounded-control bg-n3 py-1 pr-1 pl-2.5 text-meta text-n11">
        <Unlink size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-n10" />
        <span className="min-w-0 flex-1">{strings.lost(lost.length)}</span>
        <Button tone="quiet" onClick={() => setOpen(true)}>
          {strings.show}
        </Button>
      </div>
      <Dialog wide open={open} onOpenChange={setOpen} title={strings.lostTitle} description={strings.lostBody}>
        <ul className="flex flex-col">
          {lost.map((one) => (
            <Lost key={one.id} correction={one} line={nearest(lines, one)} assetId={assetId} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}

/** The line that shares most of its time. */
function nearest(lines: readonly TranscriptLine[], { kind, start, end }: LostCorrection): TranscriptLine | undefined {
  const shared = (line: TranscriptLine) => Math.min(line.end, end) - Math.max(line.start, start);
  return lines
    .filter((line) => line.kind === kind && shared(line) > 0)
    .reduce<TranscriptLine | undefined>((best, one) => (best && shared(best) >= shared(one) ? best : one), undefined);
}

function Lost(props: { correction: LostCorrection; line: TranscriptLine | undefined; assetId: string }) {
  const { correction, line, assetId } = props;
  const { id, start, original, text, speaker } = correction;
  const forget = async () => {
    try {
      await client.call('transcript.forget', { ids: [id] });
      await queries.invalidateQueries({ queryKey: keys.lostCorrections(assetId) });
    } catch (error) {
      sayError(error);
    }
  };
  const place = async (on: TranscriptLine) => {
    const edit = { evidenceId: on.id, ...(text ? { text } : {}), ...(speaker === null ? {} : { speaker }) };
    if ((await correctLines([edit])) !== undefined) await forget();
  };
  return (
    <li className="flex flex-col gap-1 border-n6 border-b py-3 last:border-b-0">
      <p className="selectable text-read text-n12">{text ?? original}</p>
      {speaker ? <p className="text-meta text-n11">{strings.lostSpeaker(speaker)}</p> : null}
      {text ? (
        <p className="selectable text-meta text-n10">
          {strings.was} {original}
        </p>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-2">
        {line ? <Button onClick={() => void place(line)}>{strings.placeAt(formatTime(line.start))}</Button> : null}
        <Button tone="quiet" onClick={() => usePlayer.getState().seek(start)}>
          {strings.goThere(formatTime(start))}
        </Button>
        <span className="flex-1" />
        <Confirm
          title={strings.discardTitle}
          body={strings.discardBody}
          action={strings.discard}
          keep={strings.keep}
          onConfirm={() => void forget()}
        >
          <Button tone="quiet">{strings.discard}</Button>
        </Confirm>
      </div>
    </li>
  );
}
