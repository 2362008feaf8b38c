import type { TestContext } from 'node:test';
import type { Library } from '../../../main/library/library.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { everywhere, idOf, newLibrary, note, sampleAsset } from './sample-library.ts';

/** A line of speech whose words follow each other evenly. */
export function spoken(id: string, text: string, start: number, end: number): Evidence {
  const parts = text.split(' ');
  const each = (end - start) / parts.length;
  const words = parts.map((word, i) => ({
    text: word,
    start: start + i * each,
    end: start + (i + 1) * each,
    confidence: 0.5,
  }));
  return note(1, id, text, {
    kind: 'speech',
    start,
    end,
    detail: { kind: 'speech', language: 'en', trackIndex: 1, words },
  });
}

export const cue = (id: string, text: string, speaker: string | null, start: number): Evidence =>
  note(1, id, text, {
    kind: 'subtitle',
    start,
    end: start + 2,
    detail: { kind: 'subtitle', language: 'en', speaker, from: 'track:2' },
  });

export const first = spoken('s1', 'The tied is low at noon', 0, 6);
export const second = spoken('s2', 'Bring your boots', 8, 11);
export const third = cue('c1', 'Welcome to the harbour', 'Priya', 20);

export const commit = (library: Library, evidence: Evidence[], unit = 'all') =>
  library.stages.commit({ assetId: idOf(1), stage: 'speech', unit, evidence });

export function libraryOf(t: TestContext): Library {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  commit(library, [first, second, third]);
  return library;
}

/** Ids of lines that hold these words. */
export const found = (library: Library, ...terms: string[]) =>
  library.search.words(terms, everywhere).map(({ evidenceId }) => evidenceId);
export const read = (library: Library, id: string) => library.evidence.byIds([id])[0]!;
