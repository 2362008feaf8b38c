import { toast } from 'sonner';
import type { MarkedFrame } from '../../../preload/contract/annotation.ts';
import { client } from '../../lib/engine.ts';
import { offerUndo } from '../../lib/offer-undo.ts';
import { sayError } from '../../lib/say-error.ts';
import { sayExported } from '../export/say-exported.ts';
import { usePlayer } from '../player/player-store.ts';
import { drawOn, openPicture, saveNow, useAnnotate } from './annotate-store.ts';
import { markedAt } from './marked-frame.ts';
import { copyOf, nextNumber } from './shape-geometry.ts';
import { strings } from './strings.ts';
import { knownMarks, showMarked } from './use-marks.ts';

/** Deletes all that is drawn on one picture and offers to put it back. */
export async function removeMarked(marked: MarkedFrame): Promise<void> {
  try {
    await saveNow();
    await client.call('marks.remove', { id: marked.id });
  } catch (error) {
    sayError(error);
    return;
  }
  showMarked({ ...marked, annotations: [] });
  takeUpAgain(marked);
  offerUndo(strings.removed, strings.undo, () => restore(marked));
}

async function restore({ updatedAt: _, ...marked }: MarkedFrame): Promise<void> {
  try {
    showMarked(await client.call('marks.save', marked));
    takeUpAgain(marked);
    toast(strings.restored);
  } catch (error) {
    sayError(error);
  }
}

/** The picture in hand is opened anew where it is the one that changed behind its back. */
function takeUpAgain({ id, at }: Pick<MarkedFrame, 'id' | 'at'>): void {
  const { draft } = useAnnotate.getState();
  const asset = openPicture();
  if (!draft || !asset || (draft.id !== id && draft.at !== at)) return;
  useAnnotate.setState({ draft: null });
  drawOn(asset, usePlayer.getState().time);
}

/** Writes the picture that the player stands on, with what is drawn on it, as a file. */
export async function savePicture(): Promise<void> {
  const asset = openPicture();
  await saveNow();
  const marked = asset && markedAt(asset, knownMarks(asset.id), usePlayer.getState().time);
  if (!marked) {
    toast(strings.nothingDrawn);
    return;
  }
  await sayExported(client.call('marks.export', { id: marked.id, format: 'png' }));
}

/** The selected shape once more, selected. */
export function duplicateSelected(): void {
  const { draft, selected, act, set } = useAnnotate.getState();
  const annotations = draft?.history.present.annotations ?? [];
  const one = annotations.find(({ id }) => id === selected);
  if (!one) return;
  const id = crypto.randomUUID();
  act({ type: 'add', annotation: copyOf(one, id, nextNumber(annotations)) });
  set({ selected: id });
}

/** Takes the last step back, or makes it again. @returns false outside the mode */
export function stepHistory(type: 'undo' | 'redo'): boolean {
  const { on, act } = useAnnotate.getState();
  if (on) act({ type });
  return on;
}
