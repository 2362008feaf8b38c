import type { KeyboardEvent } from 'react';
import { redoCorrection, undoCorrection } from './corrections.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import { type Picked, startEditing, useTranscript } from './transcript-store.ts';

/** Lines that Page up and Page down go. */
const PAGE = 10;

interface Lines {
  lines: readonly TranscriptLine[];
  /** Gives the cursor to a line, by place. */
  move: (to: number) => void;
}

/** From a line that stays to the one that the cursor went to. */
function extended(picked: Picked | null, from: number, to: number): Picked {
  const fixed = picked && picked.from === from ? picked.to : (picked?.from ?? from);
  return { from: Math.min(fixed, to), to: Math.max(fixed, to), fromAt: 0, toAt: null };
}

/** The keys of the list of lines; what they do not claim goes on to the window. */
export function lineKeys(event: KeyboardEvent, { lines, move }: Lines): void {
  const target = event.target as HTMLElement;
  const at = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index);
  const line = lines[at];
  if (!line || target.matches('textarea, input')) return;
  const { picked, set } = useTranscript.getState();
  const onLine = target.matches('[data-line]');
  const mod = event.ctrlKey || event.metaKey;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
  const step = steps[event.key];
  if (step !== undefined && onLine && !mod && !event.altKey) {
    const to = Math.max(0, Math.min(lines.length - 1, at + step));
    set({ picked: event.shiftKey ? extended(picked, at, to) : null });
    if (to !== at) move(to);
  } else if (event.key === 'Enter' && onLine && line.kind !== 'caption') startEditing(line.id, line.text);
  else if (mod && !event.altKey && event.key.toLowerCase() === 'z')
    void (event.shiftKey ? redoCorrection() : undoCorrection());
  else if (mod && event.key.toLowerCase() === 'y') void redoCorrection();
  else if (event.key === 'Escape' && picked) set({ picked: null });
  else return;
  event.preventDefault();
}
