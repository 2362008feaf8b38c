import type { Cue } from '../../media/subtitle-cues.ts';

export interface SourcedCue extends Cue {
  /** `track:<index>` or `sidecar:<file name>` */
  from: string;
  language: string | null;
}

/** Two formats round times differently (SRT to ms, ASS to 10 ms) and lose less than this, s. */
const SAME_TIME = 0.1;

/**
 * Cues by time, where several sources have the same words at the same time only the one that tells most: with a speaker, with a
 * language, else the first.
 */
export function withoutRepeats(cues: readonly SourcedCue[]): SourcedCue[] {
  const kept: SourcedCue[] = [];
  for (const cue of [...cues].sort((a, b) => a.start - b.start)) {
    const twin = kept.findLastIndex((k) => isSame(k, cue));
    if (twin < 0) kept.push(cue);
    else if (telling(cue) > telling(kept[twin]!)) kept[twin] = cue;
  }
  return kept;
}

function isSame(a: SourcedCue, b: SourcedCue): boolean {
  if (a.from === b.from || Math.abs(a.start - b.start) > SAME_TIME || Math.abs(a.end - b.end) > SAME_TIME) return false;
  // Where only one format marks the speaker, the other may still have the name in front of the words.
  return (
    spoken(a) === spoken(b) ||
    plain(a.text) === plain(b.text) ||
    spoken(a) === plain(b.text) ||
    plain(a.text) === spoken(b)
  );
}

function spoken({ speaker, text }: SourcedCue): string {
  return plain(`${speaker ?? ''} ${text}`);
}

function telling(cue: SourcedCue): number {
  return (cue.speaker ? 2 : 0) + (cue.language ? 1 : 0);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
