import type { OcrLine, OcrWord } from '../../../native-models/protocol.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import { capHeight } from './cap-height.ts';
import { looksLikeCode } from './code.ts';
import { median, union } from './geometry.ts';

/** A run of words with no wide gap between them: a line of prose or a cell. Lengths in picture heights, so that x and y compare. */
export interface Fragment {
  text: string;
  box: Box;
  /** Height of a capital. */
  size: number;
  confidence: number;
  bullet: boolean;
  /** Part of a line that reads as program text: kept whole. */
  code: boolean;
}

/** What a recogniser makes of a bullet: a lone sign in front of the text. */
const BULLET = /^[•·◦▪●○■□◆►‣*©®¢°»>+\-–—=~.,:;|'"`´^]{1,2}$/u;
/** … or letters that no English or German line begins with. */
const MISREAD_BULLET = /^(e|o|eo|oe|ee|oo|@|0|O|¢|«|©|®)$/;

/** Gaps this wide (in capitals) part cells even where nothing is aligned with them … */
const WIDE_GAP = 2.6;
/** … and this wide where other lines begin at the same x. */
const ALIGNED_GAP = 1.3;

/**
 * Recognised lines as fragments: words with wide gaps are parted (a table's row that was read as one line), bullets are taken off.
 * @param aspect width / height of the picture.
 */
export function toFragments(lines: readonly OcrLine[], aspect: number): Fragment[] {
  const scaled = lines.map((line) => ({
    text: line.text,
    words: line.words.filter((w) => w.text.trim() !== '').map((w) => ({ ...w, box: toHeights(w.box, aspect) })),
  }));
  const starts = scaled.flatMap((line) => line.words.slice(0, 1).map((w) => w.box.x));
  return scaled.flatMap((line) => parted(withoutEdges(line.words), line.text, starts));
}

/** Edges of bars and boxes are read as strokes that stand taller than the words beside them. */
function withoutEdges(words: readonly OcrWord[]): OcrWord[] {
  const usual = median(words.map((w) => w.box.h));
  const kept = words.filter((w) => !/^[|Il[\]!]$/.test(w.text) || w.box.h < 1.5 * usual);
  return kept.length > 0 ? kept : [...words];
}

function parted(words: OcrWord[], text: string, starts: readonly number[]): Fragment[] {
  if (words.length === 0) return [];
  const code = looksLikeCode(text);
  const size = capHeight(words);
  const bullet = startsWithBullet(words, size);
  const rest = bullet ? words.slice(1) : words;
  const runs: OcrWord[][] = [];
  for (const word of rest) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (!run || !last) runs.push([word]);
    else if (!code && isWide(word.box.x - (last.box.x + last.box.w), word.box.x, size, starts)) runs.push([word]);
    else run.push(word);
  }
  return runs.map((run, i) => fragment(run, bullet && i === 0, code));
}

function isWide(gap: number, x: number, size: number, starts: readonly number[]): boolean {
  if (gap > WIDE_GAP * size) return true;
  return gap > ALIGNED_GAP * size && starts.filter((s) => Math.abs(s - x) < 0.5 * size).length >= 2;
}

function startsWithBullet(words: readonly OcrWord[], size: number): boolean {
  const [first, second] = words;
  if (!first || !second) return false;
  if (BULLET.test(first.text)) return true;
  // A disc is read as a letter that stands off from the text and is smaller or less certain than it.
  const gap = second.box.x - (first.box.x + first.box.w);
  return MISREAD_BULLET.test(first.text) && (gap > 0.6 * size || first.confidence < 0.7);
}

function fragment(words: readonly OcrWord[], bullet: boolean, code: boolean): Fragment {
  return {
    text: words.map((w) => w.text).join(' '),
    box: union(words.map((w) => w.box))!,
    size: capHeight(words),
    confidence: words.reduce((sum, w) => sum + w.confidence * w.text.length, 0) / Math.max(1, letters(words)),
    bullet,
    code,
  };
}

function letters(words: readonly OcrWord[]): number {
  return words.reduce((sum, w) => sum + w.text.length, 0);
}

function toHeights(box: Box, aspect: number): Box {
  return { x: box.x * aspect, y: box.y, w: box.w * aspect, h: box.h };
}

/** Back to fractions of the picture. */
export function toFractions(box: Box, aspect: number): Box {
  return { x: box.x / aspect, y: box.y, w: box.w / aspect, h: box.h };
}
