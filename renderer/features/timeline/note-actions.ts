import type { Asset, AssetId } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { keepUndo } from '../../lib/last-undo.ts';
import { offerUndo } from '../../lib/offer-undo.ts';
import { sayError } from '../../lib/say-error.ts';
import { useSelection } from '../library/selection-store.ts';
import { usePlayer } from '../player/player-store.ts';
import { nextMarkerName, noteAt, noteBeside } from './note-times.ts';
import { useNotesView } from './notes-store.ts';
import { strings } from './strings.ts';
import { markedSpan, useTimeline } from './timeline-store.ts';

/** Notes of the open file, by start. */
function notesHere(): { asset: Asset; notes: readonly Evidence[] } | null {
  const { currentId } = useSelection.getState();
  const asset = queries.getQueryData<Asset[]>(keys.assets)?.find(({ id }) => id === currentId);
  if (!asset || asset.kind === 'image') return null;
  return { asset, notes: queries.getQueryData<Evidence[]>(keys.notes(asset.id)) ?? [] };
}

/** Whether a file is open that notes can be put on. */
export const canNote = (): boolean => notesHere() !== null;
export const hasSelectedNote = (): boolean => useNotesView.getState().selected !== null;

function show(assetId: AssetId, change: (notes: readonly Evidence[]) => Evidence[]): void {
  queries.setQueryData<Evidence[]>(keys.notes(assetId), (notes) =>
    change(notes ?? []).sort((a, b) => a.start - b.start || a.end - b.end),
  );
}

type Placed = Pick<Evidence, 'id' | 'assetId' | 'start' | 'end' | 'text'>;

const same = (a: Placed, b: Placed) => a.start === b.start && a.end === b.end && a.text === b.text;

/** Shown at once, then saved; what cannot be saved goes back to what main knows. */
async function save({ id, assetId, start, end, text }: Placed): Promise<void> {
  const asked = { id, assetId, start, end, text };
  try {
    const note = await client.call('notes.save', asked);
    // What was written meanwhile is newer than this answer, and has an answer of its own to come.
    show(assetId, (notes) =>
      notes.some((one) => one.id === id && !same(one, asked))
        ? [...notes]
        : [...notes.filter((one) => one.id !== id), note],
    );
  } catch (error) {
    sayError(error);
    await queries.invalidateQueries({ queryKey: keys.notes(assetId) });
  }
}

/**
 * Puts a marker at the playhead, or over the selection, with a name that can be written over.
 * @param editing opens it for writing; on a note that is there already, that one
 */
export async function addNote(editing: boolean): Promise<void> {
  const here = notesHere();
  if (!here) return;
  const { time } = usePlayer.getState();
  const span = markedSpan(useTimeline.getState());
  const { selected, select } = useNotesView.getState();
  const there = here.notes.find(({ id }) => id === selected) ?? noteAt(here.notes, time);
  const covers = there && (span ? there.start === span.from && there.end === span.to : noteAt([there], time));
  if (editing && there && covers) {
    select(there.id, true);
    return;
  }
  const [start, end] = span ? [span.from, span.to] : [time, time];
  const note = newNote({ assetId: here.asset.id, start, end, text: nextMarkerName(here.notes) });
  show(note.assetId, (notes) => [...notes, note]);
  select(note.id, editing, note);
  await save(note);
}

/** As main makes it. */
function newNote(placed: Omit<Placed, 'id'>): Evidence {
  const source = { stage: 'notes', model: 'by hand', version: '1' };
  return {
    ...{ ...placed, id: crypto.randomUUID(), kind: 'note', box: null, confidence: 1 },
    ...{ source, detail: { kind: 'note' } },
  };
}

/** Changes what a note says or where it stands, and keeps how that is taken back. */
export async function changeNote(note: Evidence, change: Partial<Pick<Evidence, 'start' | 'end' | 'text'>>) {
  const next = { ...note, ...change };
  if (same(next, note)) return;
  show(note.assetId, (notes) => notes.map((one) => (one.id === note.id ? next : one)));
  keepUndo(() => save(note));
  await save(next);
}

/** Removes the selected note and offers to bring it back. */
export async function removeNote(id = useNotesView.getState().selected): Promise<void> {
  const note = notesHere()?.notes.find((one) => one.id === id);
  if (!note) return;
  useNotesView.getState().select(null);
  try {
    await client.call('notes.remove', { id: note.id });
    show(note.assetId, (notes) => notes.filter((one) => one.id !== note.id));
    offerUndo(strings.noteRemoved, strings.undo, () => save(note));
  } catch (error) {
    sayError(error);
  }
}

/** Goes to the next note or the one before, and selects it. */
export function goToNote(direction: 1 | -1): void {
  const note = noteBeside(notesHere()?.notes ?? [], usePlayer.getState().time, direction);
  if (!note) return;
  usePlayer.getState().seek(note.start);
  useNotesView.getState().select(note.id);
}
