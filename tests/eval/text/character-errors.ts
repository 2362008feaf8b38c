/** How well lines were read, in characters. */
export interface CharacterErrors {
  /** Characters of the lines that stand there. */
  gold: number;
  /** Edits from each line to what comes nearest to it in the text that was read. */
  errors: number;
  /** Characters that were read beyond those. */
  surplus: number;
}

/**
 * Character errors of a picture: each gold line against the stretch of the text that is nearest to it (Sellers 1980), so that the
 * order of lines and cells, which engines see differently, does not count. Space between cells counts as one space, letters' case counts.
 */
export function characterErrors(gold: readonly string[], read: readonly string[]): CharacterErrors {
  const text = plain(read.join(' '));
  const lines = gold.map(plain);
  const errors = lines.reduce((sum, line) => sum + nearest(line, text), 0);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const letters = (line: string) => line.replaceAll(' ', '').length;
  const surplus = Math.max(0, letters(text) - lines.reduce((sum, line) => sum + letters(line), 0));
  return { gold: length, errors, surplus };
}

/** Fewest insertions, deletions and replacements that turn `line` into some stretch of `text`. */
export function nearest(line: string, text: string): number {
  // before[j]: cost of the line so far ending at text[j]; it may begin anywhere.
  let before = new Array<number>(text.length + 1).fill(0);
  for (let i = 1; i <= line.length; i++) {
    const now = [i];
    for (let j = 1; j <= text.length; j++) {
      const same = line[i - 1] === text[j - 1] ? 0 : 1;
      now.push(Math.min(before[j - 1]! + same, before[j]! + 1, now[j - 1]! + 1));
    }
    before = now;
  }
  return Math.min(...before);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('|', ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
