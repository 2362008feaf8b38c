/** A word of speech with when it was said, s, and how sure the recogniser was, 0–1. */
export interface TimedWord {
  text: string;
  start: number;
  end: number;
  confidence: number;
}

interface Span {
  start: number;
  end: number;
}

/** Scripts written without spaces: a run of them is many words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** One character of such a script, or what stands between two of them; signs go with what is before. */
const NEXT = /^(?:[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|.[^\p{L}\p{N}]*)/u;
/** Under half of the letters changed: such a word was heard wrongly, another one was not heard at all. */
const SAME_SOUND = 0.5;

/**
 * Times for a text that a person put right. Words that stayed, or are spelled a little otherwise, keep the times of the words that were heard;
 * what came between two of these shares the time of what it took the place of, or of the pause, by its letters.
 * @param words as heard, in order; [] gives []
 * @param text with at least one word
 * @param span of the line: nothing lies outside of it that did not before
 * @returns the words of the text in order; their times never go back where those of `words` do not
 */
export function alignWords(words: readonly TimedWord[], text: string, span: Span): TimedWord[] {
  if (words.length === 0) return [];
  const heard = words.map((word) => word.text.trim());
  const said = wordsOf(text, heard);
  const matches = matchesOf(heard, said);
  const timed: TimedWord[] = [];
  let open: { at: number; from: number } = { at: 0, from: 0 };
  for (const [to, at] of [...matches, [words.length, said.length] as const]) {
    const before = words[open.from - 1]?.end ?? span.start;
    const after = words[to]?.start ?? span.end;
    const replaced = words.slice(open.from, to);
    timed.push(...shared(said.slice(open.at, at), replaced, { start: before, end: Math.max(before, after) }));
    const kept = words[to];
    if (kept) timed.push(kept.text.trim() === said[at] ? kept : { ...kept, text: said[at]!, confidence: 1 });
    open = { at: at + 1, from: to + 1 };
  }
  return timed;
}

/** New words over the time of the words that they replace, or over the gap where they replace none. */
function shared(said: readonly string[], replaced: readonly TimedWord[], gap: Span): TimedWord[] {
  const from = clamp(replaced[0]?.start ?? gap.start, gap);
  const to = Math.max(from, clamp(replaced.at(-1)?.end ?? gap.end, gap));
  const letters = said.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return said.map((text) => {
    const start = from + ((to - from) * before) / letters;
    before += text.length;
    const end = before === letters ? to : from + ((to - from) * before) / letters;
    return { text, start, end, confidence: 1 };
  });
}

const clamp = (time: number, { start, end }: Span): number => Math.max(start, Math.min(end, time));

/** Words between spaces; where a script has none, the longest word that was heard there, or else one character. */
function wordsOf(text: string, heard: readonly string[]): string[] {
  const known = [...new Set(heard)].filter((word) => UNSPACED.test(word)).sort((a, b) => b.length - a.length);
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((run) => (UNSPACED.test(run) ? cut(run, known) : [run]));
}

function cut(run: string, known: readonly string[]): string[] {
  const found: string[] = [];
  for (let rest = run; rest !== ''; ) {
    const word = known.find((one) => rest.startsWith(one));
    const next = word === undefined ? NEXT.exec(rest)![0] : word + /^[^\p{L}\p{N}]*/u.exec(rest.slice(word.length))![0];
    found.push(next);
    rest = rest.slice(next.length);
  }
  return found;
}

/**
 * The cheapest way from one list of words to the other (Wagner and Fischer 1974), a word for another costing by their letters.
 * @returns pairs that stand for the same sound: index of what was heard, index of what is said; both rise
 */
export function matchesOf(heard: readonly string[], said: readonly string[]): [heard: number, said: number][] {
  let first = 0;
  while (first < heard.length && first < said.length && heard[first] === said[first]) first++;
  let last = 0;
  while (
    last < Math.min(heard.length, said.length) - first &&
    heard[heard.length - 1 - last] === said[said.length - 1 - last]
  )
    last++;
  const same = (n: number, from: number, to: number) =>
    Array.from({ length: n }, (_, i): [number, number] => [from + i, to + i]);
  const middle = cheapest(heard.slice(first, heard.length - last), said.slice(first, said.length - last));
  return [
    ...same(first, 0, 0),
    ...middle.map(([a, b]): [number, number] => [first + a, first + b]),
    ...same(last, heard.length - last, said.length - last),
  ];
}

function cheapest(heard: readonly string[], said: readonly string[]): [number, number][] {
  if (heard.length === 0 || said.length === 0) return [];
  const width = said.length + 1;
  const cost = new Float64Array((heard.length + 1) * width);
  const plainly = said.map(plain);
  const unlike = heard.map((a) => {
    const plainA = plain(a);
    return said.map((b, j) => (a === b ? 0 : distance(plainA, plainly[j]!)));
  });
  for (let i = 0; i <= heard.length; i++) {
    for (let j = 0; j <= said.length; j++) {
      if (i === 0 || j === 0) cost[i * width + j] = i + j;
      else
        cost[i * width + j] = Math.min(
          cost[(i - 1) * width + j]! + 1,
          cost[i * width + j - 1]! + 1,
          cost[(i - 1) * width + j - 1]! + price(unlike[i - 1]![j - 1]!),
        );
    }
  }
  const found: [number, number][] = [];
  for (let i = heard.length, j = said.length; i > 0 && j > 0; ) {
    const here = cost[i * width + j]!;
    const pair = unlike[i - 1]![j - 1]!;
    if (here === cost[(i - 1) * width + j - 1]! + price(pair)) {
      i--;
      j--;
      if (pair < SAME_SOUND) found.push([i, j]);
    } else if (here === cost[(i - 1) * width + j]! + 1) i--;
    else j--;
  }
  return found.reverse();
}

const price = (unlike: number): number => (unlike === 0 ? 0 : 0.5 + unlike);

/** A little where only case and signs differ, up to 1 for words that are none of the other's sound; both as `plain` gives them. */
function distance(a: string, b: string): number {
  if (a === b) return 0.01;
  const longer = Math.max(a.length, b.length);
  // Letters that one has more must all be put in: most pairs need no closer look.
  if (Math.abs(a.length - b.length) >= SAME_SOUND * longer) return 1;
  const edits = letterEdits(a, b) / longer;
  return edits < SAME_SOUND ? edits : 1;
}

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || word;

function letterEdits(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let corner = row[0]!;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      const paired = corner + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(above + 1, row[j - 1]! + 1, paired);
      corner = above;
    }
  }
  return row[b.length]!;
}
