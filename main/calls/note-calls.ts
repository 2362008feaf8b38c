import type { Models } from '../../native-models/protocol.ts';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import { vectorOf } from '../retrieval/moves.ts';
import type { CallHandlers } from './handlers.ts';

export interface NoteParts {
  library: Pick<Library, 'assets' | 'evidence' | 'notes'>;
  models: Models;
  /** Told of the file whose notes changed. */
  changed(assetId: AssetId): void;
  newId(): string;
}

/** Calls about what a person writes about moments of files. */
export function noteCalls(parts: NoteParts): Pick<CallHandlers, 'notes.of' | 'notes.save' | 'notes.remove'> {
  const { library, changed, newId } = parts;
  return {
    'notes.of': async ({ assetId }) => library.evidence.ofAsset(assetId, ['note']),
    'notes.save': async ({ id = newId(), assetId, start, end, text }) => {
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'The file that the note is about is not in the library any more.');
      if (end < start || start > asset.duration)
        throw new AppError('BAD_INPUT', `A note must lie within ${asset.name} and end after it begins.`);
      const note = library.notes.put({ id, assetId, start, end: Math.min(end, asset.duration), text });
      changed(assetId);
      // Words find it already; nobody waits for the model.
      void embedNotes(parts);
      return note;
    },
    'notes.remove': async ({ id }) => {
      const note = library.notes.remove(id);
      if (note) changed(note.assetId);
      return {};
    },
  };
}

/** Gives each note that has none its vector. What a model does not answer for now is tried with the next note, and at the next start. */
export async function embedNotes({ library, models }: Pick<NoteParts, 'library' | 'models'>): Promise<void> {
  const tried = new Set<string>();
  const open = (): Evidence | undefined => library.notes.withoutVector().find(({ id }) => !tried.has(id));
  try {
    for (let note = open(); note; note = open()) {
      tried.add(note.id);
      const vector = await vectorOf(models, note.text, new AbortController().signal);
      if (vector) library.notes.setVector(note, vector);
    }
  } catch {
    // The library was closed meanwhile: the next start finds the same notes.
  }
}
