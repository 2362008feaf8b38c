import type { AssetId } from '../../preload/contract/asset.ts';
import type { EventPayload } from '../../preload/contract/contract.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { LineEdit, Replacement } from '../../preload/contract/transcript.ts';
import type { Library, Line } from '../library/library.ts';
import { inPlaceOf, placesOf, withOther } from '../transcript/replace-words.ts';
import type { CallHandlers } from './handlers.ts';

/** Of what replacing would change, as many as a person may look through. */
const MOST_LISTED = 5000;
/** Lines that are named to the windows; of more they read the whole file again. */
const MOST_NAMED = 500;

export interface TranscriptParts {
  library: Pick<Library, 'transcript' | 'evidence'>;
  /** Told of lines that were put right. */
  changed(what: EventPayload<'transcript.changed'>): void;
}

type TranscriptCalls = Pick<CallHandlers, Extract<keyof CallHandlers, `transcript.${string}`>>;

/** Calls that put transcripts right: words, speakers, and words in many lines at once. */
export function transcriptCalls({ library, changed }: TranscriptParts): TranscriptCalls {
  const correct = (edits: readonly LineEdit[]): { lines: Evidence[]; undo: LineEdit[] } => {
    const done = library.transcript.correct(edits);
    const lines = library.evidence.byIds(done.changed);
    if (lines.length > 0) {
      const assetIds = [...new Set(lines.map(({ assetId }) => assetId))];
      changed({ assetIds, evidenceIds: lines.length > MOST_NAMED ? [] : done.changed });
    }
    return { lines: lines.length > MOST_NAMED ? [] : lines, undo: done.undo };
  };
  return {
    'transcript.correct': async ({ edits }) => correct(edits),
    'transcript.lines': async ({ evidenceIds }) =>
      library.evidence.byIds(evidenceIds).filter(({ kind }) => kind === 'speech' || kind === 'subtitle'),
    'transcript.replacements': async ({ assetIds, with: other, ...wanted }) => {
      const find = placesOf(wanted);
      const all = library.transcript.lines(assetIds).flatMap((line): Replacement[] => {
        const found = find(line.text);
        if (found.length === 0) return [];
        const places = found.map(([from, to]) => ({ from, to, now: inPlaceOf(line.text.slice(from, to), other) }));
        return [{ ...line, places, after: withOther(line.text, found, other) }];
      });
      const whole = all.filter(({ after }) => after !== '');
      const lines = whole.filter(({ text, after }) => text !== after);
      return { lines: lines.slice(0, MOST_LISTED), total: lines.length, emptied: all.length - whole.length };
    },
    'transcript.speakers': async ({ assetIds }) => speakers(library.transcript.lines(assetIds)),
    'transcript.rename': async ({ assetIds, from, to }) => {
      const named = library.transcript.lines(assetIds).filter(({ speaker }) => speaker === from);
      return correct(named.map(({ evidenceId }) => ({ evidenceId, speaker: to })));
    },
    'transcript.lost': async ({ assetId }) => library.transcript.lost(assetId),
    'transcript.forget': async ({ ids }) => {
      library.transcript.forget(ids);
      return {};
    },
  };
}

function speakers(lines: readonly Line[]): { name: string; lines: number; files: number }[] {
  const known = new Map<string, { lines: number; files: Set<AssetId> }>();
  for (const { speaker, assetId } of lines) {
    if (speaker === null) continue;
    const one = known.get(speaker) ?? { lines: 0, files: new Set() };
    one.lines++;
    one.files.add(assetId);
    known.set(speaker, one);
  }
  return [...known]
    .map(([name, { lines: n, files }]) => ({ name, lines: n, files: files.size }))
    .sort((a, b) => b.lines - a.lines || a.name.localeCompare(b.name));
}
