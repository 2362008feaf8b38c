import { Trash2 } from 'lucide-react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { timeToX, type View } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { changeNote, removeNote } from './note-actions.ts';
import { useNotesView } from './notes-store.ts';
import { usePlacer } from './painters.ts';
import { strings } from './strings.ts';

const WIDTH = 300;

/** The selected note, open for writing, over its place on the timeline. Enter keeps what was written, Escape what was there. */
export function NoteEditor({ notes }: { notes: readonly Evidence[] }) {
  const selected = useNotesView((state) => state.selected);
  const editing = useNotesView((state) => state.editing);
  const fresh = useNotesView((state) => state.fresh);
  const note = editing ? (notes.find(({ id }) => id === selected) ?? fresh) : null;
  return note ? <Editor key={note.id} note={note} /> : null;
}

function Editor({ note }: { note: Evidence }) {
  const [text, setText] = useState(note.text);
  const box = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // Before the next key can come: until it has the cursor, letters are commands.
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const place = useCallback(
    (view: View) => {
      if (!box.current) return;
      const left = Math.max(4, Math.min(view.width - WIDTH - 4, timeToX(view, note.start) - 20));
      box.current.style.left = `${GUTTER + left}px`;
    },
    [note.start],
  );
  usePlacer(place);
  const close = () => useNotesView.getState().select(note.id);
  const keep = () => {
    close();
    const written = text.trim();
    if (written !== '') void changeNote(note, { text: written });
  };
  const times =
    note.start === note.end
      ? formatTime(note.start, { milliseconds: true })
      : `${formatTime(note.start, { milliseconds: true })} – ${formatTime(note.end, { milliseconds: true })}`;
  return (
    <form
      ref={box}
      aria-label={strings.note}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      className="absolute bottom-full z-30 mb-1 animate-fade rounded-card border border-n6 bg-raised p-2 shadow-float"
      style={{ width: WIDTH }}
    >
      <textarea
        ref={field}
        aria-label={strings.noteText}
        rows={3}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            keep();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            close();
          }
        }}
        className="block w-full resize-none rounded-control border border-n6 bg-n2 px-2 py-1.5 text-base text-n12"
      />
      <div className="mt-1.5 flex items-center gap-1">
        <span className="tnum flex-1 text-meta text-n10">{times}</span>
        <IconButton icon={Trash2} label={strings.removeNote} side="top" onClick={() => void removeNote(note.id)} />
        <Button type="submit" tone="main">
          {strings.keepNote}
        </Button>
      </div>
    </form>
  );
}
