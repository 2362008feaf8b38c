import type { Evidence } from '../../../preload/contract/evidence.ts';
import { speakerOf } from '../../../preload/contract/speaker.ts';

export interface TranscriptLine {
  id: string;
  kind: TranscriptSource;
  start: number;
  end: number;
  text: string;
  /** Who says it, where a subtitle tells or a person named it. */
  speaker: string | null;
  /** What was recognised or read, where a person put the words or the speaker right. */
  original: Evidence['original'];
  /** Set on the first line of another language than the one before, ISO 639-1. */
  language: string | null;
}

export type TranscriptSource = 'speech' | 'subtitle' | 'caption';

/** What is said, in the order it is said, from recognised speech or from subtitles; or what is shown, as a model described it. */
export function transcriptLines(evidence: readonly Evidence[], source: TranscriptSource): TranscriptLine[] {
  let language: string | null = null;
  return evidence
    .filter(({ kind }) => kind === source)
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((item) => {
      const { detail } = item;
      const spoken = detail.kind === 'speech' || detail.kind === 'subtitle' ? detail.language : null;
      const changed = spoken !== null && spoken !== language;
      const first = language === null;
      language = spoken ?? language;
      return {
        id: item.id,
        kind: source,
        start: item.start,
        end: item.end,
        text: item.text,
        speaker: speakerOf(item),
        original: item.original,
        language: changed && !first ? spoken : null,
      };
    });
}

/** Whether the words themselves were put right, not only who says them. */
export function isReworded({ original, text }: Pick<TranscriptLine, 'original' | 'text'>): boolean {
  return original !== undefined && original.text !== text;
}

/** Lines from one on for which nobody else is named: up to the next line with another name. */
export function linesUntilNamed(lines: readonly TranscriptLine[], from: number): TranscriptLine[] {
  const own = lines[from]?.speaker ?? null;
  const next = lines.findIndex(({ speaker }, i) => i > from && speaker !== null && speaker !== own);
  return lines.slice(from, next < 0 ? undefined : next);
}

/** Index of the line that is on at a second, or else of the last one before it; −1 before the first. */
export function lineAt(lines: readonly TranscriptLine[], time: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]!.start <= time + 0.02) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Indexes of the lines that hold the query, case aside. */
export function findLines(lines: readonly TranscriptLine[], query: string): number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap(({ text, speaker }, i) =>
    text.toLowerCase().includes(wanted) || speaker?.toLowerCase().includes(wanted) ? [i] : [],
  );
}

/** Text cut around what the query matches: even parts are plain, odd ones match. */
export function splitMatches(text: string, query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [text];
  const lower = text.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
