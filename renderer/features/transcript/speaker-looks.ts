import type { TranscriptLine } from './transcript-lines.ts';

export interface SpeakerLook {
  name: string;
  initials: string;
  /** Degrees of oklch. */
  hue: number;
  lines: number;
}

/** Far from each other in the order that they are given, so that few speakers never look alike. */
const hues = [255, 35, 150, 325, 90, 200, 5, 285];

/** Speakers of a file in the order that they first speak. */
export function speakerLooks(lines: readonly Pick<TranscriptLine, 'speaker'>[]): Map<string, SpeakerLook> {
  const looks = new Map<string, SpeakerLook>();
  for (const { speaker } of lines) {
    if (speaker === null) continue;
    const known = looks.get(speaker);
    if (known) known.lines++;
    else
      looks.set(speaker, {
        name: speaker,
        initials: initialsOf(speaker),
        hue: hueOf(looks.size),
        lines: 1,
      });
  }
  return looks;
}

/** The colour of whoever is the first, second, … to speak, counted from 0. */
export const hueOf = (place: number): number => hues[place % hues.length]!;

/** First letters of the first and the last word, without titles' dots. */
export function initialsOf(name: string): string {
  const letters = name.split(/[\s._-]+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const [first = '·', ...rest] = letters;
  return `${first}${rest.at(-1) ?? ''}`.toUpperCase();
}
