import { MessageSquareText, TextQuote, UserRound, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { askAboutLines, quoteLines } from './quote-lines.ts';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

/** What can be done with the lines, or the words, that are selected. */
export function SelectionBar({ lines }: { lines: readonly TranscriptLine[] }) {
  const picked = useTranscript((state) => state.picked);
  const chosen = picked ? lines.slice(picked.from, picked.to + 1) : [];
  if (!picked || chosen.length === 0) return null;
  const clear = () => {
    window.getSelection()?.removeAllRanges();
    useTranscript.getState().set({ picked: null });
  };
  return (
    <section
      aria-label={strings.selected(chosen.length)}
      // The selection must outlive the press on a button.
      onPointerDown={(event) => event.preventDefault()}
      className="flex shrink-0 animate-fade items-center gap-1.5 border-n6 border-t bg-raised px-3 py-2"
    >
      <span role="status" className="tnum min-w-0 flex-1 truncate text-meta text-n10">
        {strings.selected(chosen.length)}
      </span>
      <Button
        onClick={() => {
          quoteLines(chosen, picked);
          clear();
        }}
      >
        <TextQuote size={14} strokeWidth={1.75} aria-hidden />
        {strings.quote}
      </Button>
      <IconButton
        icon={MessageSquareText}
        label={strings.askThis}
        onClick={() => {
          askAboutLines(chosen);
          clear();
        }}
      />
      {chosen[0]!.kind === 'caption' ? null : (
        <IconButton
          icon={UserRound}
          label={strings.nameSpeaker}
          onClick={() => useTranscript.getState().set({ naming: { from: picked.from, to: picked.to } })}
        />
      )}
      <IconButton icon={X} label={strings.clear} onClick={clear} />
    </section>
  );
}
