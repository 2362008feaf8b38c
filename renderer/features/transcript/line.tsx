import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { formatTime } from '../../lib/time.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { usePlayer } from '../player/player-store.ts';
import { LineEditor } from './line-editor.tsx';
import { LineMenu } from './line-menu.tsx';
import { MarkedText } from './marked-text.tsx';
import { selectedText } from './selected-text.ts';
import type { SpeakerLook } from './speaker-looks.ts';
import { SpeakerMark } from './speaker-mark.tsx';
import { strings } from './strings.ts';
import { isReworded, type TranscriptLine } from './transcript-lines.ts';
import { startEditing, useTranscript } from './transcript-store.ts';
import { Was } from './was.tsx';

const languageName = (code: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;

export interface LineProps {
  line: TranscriptLine;
  index: number;
  /** Null where the same person goes on. */
  speaker: SpeakerLook | null;
  current: boolean;
  lit: boolean;
  picked: boolean;
  /** Tab comes here. */
  tabStop: boolean;
  /** It is pointed at or has the cursor: what can be done with it is shown. */
  near: boolean;
  query: string;
  onFocusLine: () => void;
}

function Corrected({ line, open, onToggle }: { line: TranscriptLine; open: boolean; onToggle: () => void }) {
  return (
    <Tooltip label={`${strings.was} ${line.original?.text ?? ''}`}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={`was-${line.id}`}
        aria-label={`${strings.corrected}. ${open ? strings.hideOriginal : strings.showOriginal}`}
        onClick={onToggle}
        className="absolute top-1.5 right-1 inline-flex size-6 items-center justify-center rounded-[4px] text-n10 transition-colors hover:bg-n4 hover:text-n12"
      >
        <PencilLine size={13} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}

/** A line of the transcript: its second leads there, its words can be selected and put right. */
export function Line(props: LineProps) {
  const { line, index, speaker, current, lit, picked, tabStop, near, query, onFocusLine } = props;
  const [open, setOpen] = useState(false);
  const [menu, setMenu] = useState(false);
  const editing = useTranscript((state) => state.editing?.id === line.id);
  const reworded = isReworded(line);
  const go = () => usePlayer.getState().seek(line.start);
  const said = line.speaker ? `${line.speaker}: ${line.text}` : line.text;
  return (
    <div
      className={cx(
        'group relative flex gap-3 rounded-control px-2.5 py-1.5 outline-focus transition-colors has-[[data-line]:focus-visible]:outline-2 has-[[data-line]:focus-visible]:-outline-offset-2',
        current ? 'bg-n4' : 'hover:bg-n3',
        (lit || picked) && 'bg-accent-soft',
      )}
    >
      <button
        type="button"
        data-line={line.id}
        tabIndex={tabStop ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        aria-label={`${formatTime(line.start)} ${said}`}
        aria-description={line.kind === 'caption' ? undefined : strings.howTo}
        onClick={go}
        onFocus={onFocusLine}
        className={cx(
          'tnum min-h-6 w-9 shrink-0 self-start pt-[3px] text-left text-meta outline-none focus-visible:outline-none',
          current ? 'text-accent-text' : 'text-n10 hover:text-n12',
        )}
      >
        {formatTime(line.start)}
      </button>
      {editing ? (
        <LineEditor
          line={line}
          onDone={() => document.querySelector<HTMLElement>(`[data-line="${line.id}"]`)?.focus({ preventScroll: true })}
        />
      ) : (
        <div className={cx('min-w-0 max-w-[72ch] flex-1', reworded && 'pr-5')}>
          {line.language ? (
            <span className="mb-0.5 block text-micro text-n10">{languageName(line.language)}</span>
          ) : null}
          {speaker ? (
            <span className="mb-0.5 flex items-center gap-1.5 pt-px font-[600] text-base text-n12">
              <SpeakerMark look={speaker} />
              <span className="truncate">
                <MarkedText text={speaker.name} query={query} />
              </span>
            </span>
          ) : null}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a larger target for the mouse; the keyboard has the line's second */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
          <span
            data-words
            onClick={() => {
              if (window.getSelection()?.isCollapsed !== false) go();
            }}
            onDoubleClick={(event) => {
              if (line.kind === 'caption') return;
              const list = event.currentTarget.closest('ol');
              const word = list && selectedText(list);
              window.getSelection()?.removeAllRanges();
              startEditing(line.id, line.text, word ? { from: word.fromAt, to: word.toAt ?? word.fromAt } : null);
            }}
            className={cx('selectable text-read', current ? 'text-n12' : 'text-n11')}
          >
            <MarkedText text={line.text} query={query} />
          </span>
          {open && reworded ? <Was line={line} id={`was-${line.id}`} /> : null}
        </div>
      )}
      {reworded && !editing ? <Corrected line={line} open={open} onToggle={() => setOpen(!open)} /> : null}
      {(near || menu) && !editing ? (
        <span className="absolute -top-3 right-8 z-10 rounded-control border border-n6 bg-raised shadow-sm">
          <LineMenu line={line} index={index} tabIndex={tabStop ? 0 : -1} onOpenChange={setMenu} />
        </span>
      ) : null}
    </div>
  );
}
