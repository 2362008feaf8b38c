import { useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { correctLines } from './corrections.ts';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

/** The words of one line, to be put right in their place. @param onDone the line has the cursor again */
export function LineEditor({ line, onDone }: { line: TranscriptLine; onDone: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useTranscript((state) => state.editing?.draft ?? '');
  const { set } = useTranscript.getState();
  useLayoutEffect(() => {
    const { editing } = useTranscript.getState();
    const text = field.current;
    text?.focus({ preventScroll: true });
    text?.setSelectionRange(editing?.select?.from ?? 0, editing?.select?.to ?? text.value.length);
  }, []);
  const leave = () => {
    set({ editing: null });
    onDone();
  };
  const save = () => {
    const text = draft.replace(/\s+/g, ' ').trim();
    // A line without words would be lost to every search: it is left as it was.
    if (text !== '' && text !== line.text) void correctLines([{ evidenceId: line.id, text }]);
    leave();
  };
  return (
    <form
      className="flex min-w-0 max-w-[72ch] flex-1 flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        aria-label={strings.editing}
        aria-describedby={`keys-${line.id}`}
        value={draft}
        maxLength={5000}
        onChange={(event) => {
          const { editing } = useTranscript.getState();
          if (editing) set({ editing: { ...editing, draft: event.target.value } });
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') save();
          else if (event.key === 'Escape') leave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="field-sizing-content w-full resize-none rounded-control border border-n7 bg-raised px-2 py-1 text-n12 text-read"
      />
      <span className="flex items-center gap-1.5">
        <span id={`keys-${line.id}`} className="min-w-0 flex-1 truncate text-micro text-n10">
          {strings.keys}
        </span>
        <Button tone="quiet" onClick={leave}>
          {strings.cancel}
        </Button>
        <Button type="submit">{strings.save}</Button>
      </span>
    </form>
  );
}
