import { toast } from 'sonner';
import { create } from 'zustand';
import type { CallInput, CallOutput } from '../../../preload/contract/contract.ts';
import type { LineEdit } from '../../../preload/contract/transcript.ts';
import { client } from '../../lib/engine.ts';
import { keepUndo } from '../../lib/last-undo.ts';
import { patchLines } from '../../lib/patch-lines.ts';
import { sayError } from '../../lib/say-error.ts';
import { strings } from './strings.ts';

/** Steps that can be taken back, of this window's life. */
const MOST_STEPS = 200;

interface Steps {
  /** Edits that take a step back, and those that do it again; the last is next. */
  past: LineEdit[][];
  future: LineEdit[][];
}

/** What can be undone and redone. */
export const useCorrections = create<Steps>(() => ({ past: [], future: [] }));

// One at a time: what takes a step back is known when it was done.
let line: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  const done = line.then(work).catch((error) => {
    sayError(error);
    return undefined;
  });
  line = done;
  return done;
}

async function send(edits: readonly LineEdit[]): Promise<LineEdit[]> {
  const { lines, undo } = await client.call('transcript.correct', { edits: [...edits] });
  patchLines(lines);
  return undo;
}

function remember(undo: LineEdit[]): number {
  if (undo.length === 0) return 0;
  useCorrections.setState(({ past }) => ({ past: [...past, undo].slice(-MOST_STEPS), future: [] }));
  keepUndo(undoCorrection);
  return undo.length;
}

/** Puts lines right as one step. @returns how many lines changed; undefined where it failed, which was said */
export const correctLines = (edits: readonly LineEdit[]): Promise<number | undefined> =>
  inTurn(async () => remember(await send(edits)));

/** Gives a speaker another name as one step. @returns how many lines changed; undefined where it failed, which was said */
export const renameSpeaker = (input: CallInput<'transcript.rename'>): Promise<number | undefined> =>
  inTurn(async () => {
    const { lines, undo }: CallOutput<'transcript.rename'> = await client.call('transcript.rename', input);
    patchLines(lines);
    return remember(undo);
  });

/** Takes the last step back. */
export const undoCorrection = (): Promise<void> => move('past', 'future', strings.nothingToUndo);

/** Does what was taken back last again. */
export const redoCorrection = (): Promise<void> => move('future', 'past', strings.nothingToRedo);

async function move(from: keyof Steps, to: keyof Steps, nothing: string): Promise<void> {
  await inTurn(async () => {
    const step = useCorrections.getState()[from].at(-1);
    if (!step) return void toast(nothing);
    const back = await send(step);
    useCorrections.setState((now) => ({ ...now, [from]: now[from].slice(0, -1), [to]: [...now[to], back] }));
    if (useCorrections.getState().past.length > 0) keepUndo(undoCorrection);
  });
}
