/** Direction of a character or a line; even levels run left to right, odd ones right to left (Unicode Standard Annex 9). */
export type Level = number;

type BidiClass = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'NSM' | 'WS' | 'ON';

const arabicLetter = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A letter that runs right to left. */
export const rightLetter =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The class of a grapheme by its first character; JavaScript knows scripts, not Bidi_Class, and for text these agree. */
function classOf(grapheme: string): BidiClass {
  const first = String.fromCodePoint(grapheme.codePointAt(0) ?? 0x20);
  if (/[0-9\u06f0-\u06f9]/.test(first)) return 'EN';
  if (/[\u0660-\u0669\u066b\u066c]/.test(first)) return 'AN';
  if (/[+\-\u2212]/.test(first)) return 'ES';
  if (/[.,:/\u00a0\u060c]/.test(first)) return 'CS';
  if (/[#%$\u00a2-\u00a5\u00b0\u20a0-\u20cf\u066a]/.test(first)) return 'ET';
  if (/\s/.test(first)) return 'WS';
  if (/\p{M}/u.test(first)) return 'NSM';
  if (arabicLetter.test(first)) return 'AL';
  if (rightLetter.test(first)) return 'R';
  if (/[\p{L}\p{N}]/u.test(first)) return 'L';
  if (first === '\u200f') return 'R';
  return first === '\u200e' ? 'L' : 'ON';
}

/** 1 where the first letter runs right to left, else 0 (rules P2 and P3). */
export function baseLevel(graphemes: readonly string[]): 0 | 1 {
  for (const grapheme of graphemes) {
    const kind = classOf(grapheme);
    if (kind === 'L') return 0;
    if (kind === 'R' || kind === 'AL') return 1;
  }
  return 0;
}

/**
 * The level of each grapheme of a paragraph: rules W1–W7, N1, N2 and I1, I2. There are no embeddings (clean-text.ts takes them out), and
 * pairs of brackets are not looked at (N0), so that a bracket between two directions goes with the paragraph.
 */
export function levelsOf(graphemes: readonly string[], base: 0 | 1): Level[] {
  const own: BidiClass = base === 1 ? 'R' : 'L';
  const kinds = graphemes.map(classOf);
  weak(kinds, own);
  neutral(kinds, own);
  return kinds.map((kind) => {
    if (base === 0) return kind === 'R' ? 1 : kind === 'EN' || kind === 'AN' ? 2 : 0;
    return kind === 'R' ? 1 : 2;
  });
}

function weak(kinds: BidiClass[], own: BidiClass): void {
  let strong: BidiClass = own;
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] === 'NSM') kinds[i] = i === 0 ? own : kinds[i - 1]!;
    if (kinds[i] === 'EN' && strong === 'AL') kinds[i] = 'AN';
    if (kinds[i] === 'L' || kinds[i] === 'R' || kinds[i] === 'AL') strong = kinds[i]!;
  }
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] === 'AL') kinds[i] = 'R';
    const [before, after] = [kinds[i - 1], kinds[i + 1]];
    const joins = kinds[i] === 'CS' ? before === 'EN' || before === 'AN' : kinds[i] === 'ES' && before === 'EN';
    if (joins && before === after) kinds[i] = before!;
  }
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'ET') continue;
    let end = i;
    while (kinds[end] === 'ET') end++;
    if (kinds[i - 1] === 'EN' || kinds[end] === 'EN') kinds.fill('EN', i, end);
    i = end;
  }
  strong = own;
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] === 'L' || kinds[i] === 'R') strong = kinds[i]!;
    else if (kinds[i] === 'EN' && strong === 'L') kinds[i] = 'L';
  }
}

/** What is neutral goes with its neighbours where they agree, else with the paragraph; numbers count as right to left. */
function neutral(kinds: BidiClass[], own: BidiClass): void {
  const side = (kind: BidiClass | undefined): BidiClass => (kind === undefined ? own : kind === 'L' ? 'L' : 'R');
  const isStrong = (kind: BidiClass | undefined) => kind === 'L' || kind === 'R' || kind === 'EN' || kind === 'AN';
  for (let i = 0; i < kinds.length; i++) {
    if (isStrong(kinds[i])) continue;
    let end = i;
    while (end < kinds.length && !isStrong(kinds[end])) end++;
    const [before, after] = [side(kinds[i - 1]), side(kinds[end])];
    kinds.fill(before === after ? before : own, i, end);
    i = end - 1;
  }
}

/** Indices of `levels` in the order in which they are seen from left to right (rule L2). */
export function visualOrder(levels: readonly Level[]): number[] {
  const order = levels.map((_, index) => index);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--) {
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue;
      let to = from;
      while (to < order.length && levels[order[to]!]! >= level) to++;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

const pairs = '()[]{}<>«»‹›≤≥⟨⟩';
/** What a bracket looks like where text runs right to left. */
export function mirrored(grapheme: string): string {
  const at = pairs.indexOf(grapheme);
  return grapheme.length !== 1 || at < 0 ? grapheme : pairs[at ^ 1]!;
}
