import { baseLevel, type Level, levelsOf, mirrored, visualOrder } from './bidi.ts';
import { type Face, type FontSet, replacement, settable } from './fonts.ts';
import type { TextStyle } from './pdf-style.ts';

/** A numbered mark in a line that leads somewhere. */
export interface Mark {
  text: string;
  style: TextStyle;
  /** Name of the destination. */
  to: string;
}

export type Inline = { text: string; style: TextStyle } | Mark;

/** Text of one look at its place in a line; `x` from the line's left edge, pt. */
export interface Fragment {
  text: string;
  /** What was written, where `text` only stands in its place. */
  actual?: string;
  style: TextStyle;
  face: Face;
  isRight: boolean;
  x: number;
  width: number;
  mark?: Mark;
}

export interface Line {
  /** From left to right, as readers of PDF expect it of every script. */
  fragments: Fragment[];
  /** pt */
  height: number;
  width: number;
}

/** Room within a mark's frame, and before it, pt. */
export const markPadding = 3.4;
const markGap = 3;
/** Room on either side of what stands for a sign that no font has, pt. */
export const framePadding = 1.8;

interface Unit {
  /** A grapheme, or the text of a mark. */
  text: string;
  style: TextStyle;
  face: Face;
  level: Level;
  isMissing: boolean;
  mark?: Mark;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Scripts whose words are not set apart by spaces: a line may end after each of their signs. */
const breaksAnywhere =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** What must not begin a line there. */
const staysWithLast = /^[、。，．：；？！）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]/u;

/**
 * Sets text in lines of at most `width` pt. Line ends in it are kept; a word that is wider than a line is broken where it must be.
 * Lines of text that runs right to left begin at the right.
 */
export function setLines(fonts: FontSet, inlines: readonly Inline[], width: number): Line[] {
  const leading = Math.max(...inlines.map(({ style }) => style.leading));
  return hardLines(inlines).flatMap((parts) => {
    const { units, base } = unitsOf(fonts, parts);
    return wrap(units, width).map((line) => arrange(line, width, base, leading));
  });
}

/** Width of text in one line, pt. */
export function widthOf(fonts: FontSet, text: string, style: TextStyle): number {
  const { units } = unitsOf(fonts, [{ text, style }]);
  return widthOfUnits(units);
}

function hardLines(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    const [first, ...rest] = 'to' in inline ? [inline.text] : inline.text.split('\n');
    lines.at(-1)!.push({ ...inline, text: first! });
    for (const text of rest) lines.push([{ ...inline, text }]);
  }
  return lines;
}

function unitsOf(fonts: FontSet, inlines: readonly Inline[]): { units: Unit[]; base: 0 | 1 } {
  const units: Unit[] = [];
  for (const inline of inlines) {
    if ('to' in inline) {
      const face = fonts.base[inline.style.weight];
      units.push({ text: inline.text, style: inline.style, face, level: 0, isMissing: false, mark: inline });
      continue;
    }
    const { style } = inline;
    for (const { segment } of graphemes.segment(inline.text.normalize('NFC').replace(/\s/g, ' '))) {
      const face = fonts.faceOf(segment, style.weight, units.at(-1)?.face);
      units.push({ text: segment, style, face: face ?? fonts.base[style.weight], level: 0, isMissing: !face });
    }
  }
  // A mark is a thing between texts, with no direction of its own.
  const texts = units.map((unit) => (unit.mark ? '\ufffc' : unit.text));
  const base = baseLevel(texts);
  for (const [i, level] of levelsOf(texts, base).entries()) units[i]!.level = level;
  joinRight(units);
  return { units, base };
}

/** Spaces and signs among letters of the right are drawn with the letters' font, so that the font sets the whole in its order. */
function joinRight(units: readonly Unit[]): void {
  units.forEach((unit, i) => {
    if (unit.level % 2 === 0 || unit.mark || unit.isMissing || rightScript(unit) !== undefined) return;
    let next = i;
    while (units[next]?.level === unit.level && rightScript(units[next]!) === undefined) next++;
    const letter = units[next]?.level === unit.level ? units[next] : units[i - 1];
    if (!letter || letter.isMissing || letter.style !== unit.style || letter.level !== unit.level) return;
    if ([...mirrored(unit.text)].every((sign) => letter.face.has(sign.codePointAt(0)!))) unit.face = letter.face;
  });
}

/** Greedy, word by word. */
function wrap(units: readonly Unit[], width: number): Unit[][] {
  const lines: Unit[][] = [];
  let line: Unit[] = [];
  let used = 0;
  for (const word of words(units)) {
    const wide = widthOfUnits(trimmed(word));
    if (line.length > 0 && used + wide > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (wide > width) {
      const pieces = torn(word, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1)!;
    } else line = [...line, ...word];
    used = widthOfUnits(line);
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}

/** Pieces between which a line may end; spaces stay with the word before them, marks too. */
function words(units: readonly Unit[]): Unit[][] {
  const all: Unit[][] = [];
  units.forEach((unit, i) => {
    const before = units[i - 1];
    if (before === undefined || (unit.mark ? before.mark : mayEnd(before, unit))) all.push([unit]);
    else all.at(-1)!.push(unit);
  });
  return all;
}

function mayEnd(before: Unit, next: Unit): boolean {
  if (next.text === ' ') return false;
  if (before.mark || before.text === ' ') return true;
  if (/^[–—]$/.test(before.text)) return true;
  if (/^[-/]$/.test(before.text)) return /^\p{L}/u.test(next.text);
  return (breaksAnywhere.test(before.text) || breaksAnywhere.test(next.text)) && !staysWithLast.test(next.text);
}

/** A word that is wider than a line, in pieces that fit. */
function torn(word: readonly Unit[], width: number): Unit[][] {
  const pieces: Unit[][] = [[]];
  let used = 0;
  for (const unit of word) {
    const wide = widthOfUnits([unit]);
    if (used + wide > width && pieces.at(-1)!.length > 0) {
      pieces.push([]);
      used = 0;
    }
    pieces.at(-1)!.push(unit);
    used += wide;
  }
  return pieces;
}

function trimmed(units: readonly Unit[]): Unit[] {
  let end = units.length;
  while (end > 0 && units[end - 1]!.text === ' ' && !units[end - 1]!.mark) end--;
  return units.slice(0, end);
}

const widthOfUnits = (units: readonly Unit[]): number => fragmentsOf(units).reduce((sum, { width }) => sum + width, 0);

type Run = Omit<Fragment, 'x'> & { level: Level };

/** Neighbours of one look and direction as one piece of text, in the order of reading. */
function fragmentsOf(units: readonly Unit[]): Run[] {
  const groups: Unit[][] = [];
  let script: string | undefined;
  for (const unit of units) {
    const group = groups.at(-1);
    const own = rightScript(unit);
    if (group && joins(group[0]!, unit) && (own === undefined || script === undefined || own === script)) {
      group.push(unit);
      script ??= own;
    } else {
      groups.push([unit]);
      script = own;
    }
  }
  const runs = groups.map((group): Run => {
    const [{ style, face, level, isMissing, mark }] = group as [Unit];
    const isRight = level % 2 === 1 && !mark;
    const actual = group.map(({ text }) => text).join('');
    const text = isMissing ? replacement : settable(isRight ? rightText(group) : actual, face);
    const around = mark ? 2 * markPadding + markGap : isMissing ? 2 * framePadding : 0;
    const width = face.width(text, style.size, isRight) + around;
    return { text, ...(isMissing && { actual }), style, face, isRight, level, width, ...(mark && { mark }) };
  });
  return runs.filter(({ text }) => text !== '');
}

function joins(a: Unit, b: Unit): boolean {
  const isPlain = !a.mark && !b.mark && !a.isMissing && !b.isMissing;
  return isPlain && a.style === b.style && a.face === b.face && a.level === b.level;
}

const rightScripts = ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Adlam'].map(
  (name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const,
);

/** fontkit shapes a text by the first script that it meets: one that joins its letters must not come second. */
function rightScript({ text, level }: Unit): string | undefined {
  return level % 2 === 0 ? undefined : rightScripts.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Fonts turn round what holds letters of the right; signs alone are turned round here. */
function rightText(units: readonly Unit[]): string {
  const seen = units.map(({ text }) => mirrored(text));
  return units.some((unit) => rightScript(unit) !== undefined) ? seen.join('') : seen.reverse().join('');
}

function arrange(units: readonly Unit[], width: number, base: 0 | 1, height: number): Line {
  const runs = fragmentsOf(trimmed(units));
  const total = runs.reduce((sum, run) => sum + run.width, 0);
  let x = base === 1 ? Math.max(0, width - total) : 0;
  const fragments = visualOrder(runs.map(({ level }) => level)).map((index): Fragment => {
    const { level: _, ...run } = runs[index]!;
    const gap = run.mark ? markGap : 0;
    const at = x + gap;
    x += run.width;
    return { ...run, x: at, width: run.width - gap };
  });
  return { fragments, height, width: total };
}
