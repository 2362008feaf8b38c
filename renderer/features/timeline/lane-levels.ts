import type { Span } from './spans.ts';

/** px; the narrowest mark that can still be seen and hit. */
export const MIN_WIDTH = 3;
/** px; marks closer than this are joined. */
const GAP = 2;
/** px; small marks are joined up to this width, so that a run of them stays a run and does not become one bar. */
const LONGEST_RUN = 24;
/** px; what reaches this far beyond what it overlaps is a mark of its own, from there on. */
const BEYOND = 12;

/** Marks of one row at one zoom, by start; none overlap: what is covered belongs to what covers it. Times in s. */
export interface LevelRow<T extends Span> {
  starts: Float64Array;
  ends: Float64Array;
  /** What mark `i` stands for: `items[firsts[i]]` and the `counts[i] - 1` after it. */
  firsts: Uint32Array;
  counts: Uint32Array;
  items: readonly T[];
}

export interface Levels<T extends Span> {
  /** Rows that are in use, 1 at least. */
  rows: number;
  /** In which row something lies; by identity. */
  rowOf: (item: T) => number;
  /** What to draw where a px is so many seconds: what could not be told apart is one mark. */
  at: (secondsPerPx: number) => readonly LevelRow<T>[];
}

/**
 * Levels of detail of a lane, one for each power of two of seconds a px, made when first asked for. Drawing then costs what can be seen,
 * a mark each 3 px at most, however many spans there are.
 * @param items by start @param most rows that overlapping spans may spread over
 */
export function createLevels<T extends Span>(items: readonly T[], most: number): Levels<T> {
  const rows = spreadOverRows(items, most);
  const made = new Map<number, LevelRow<T>[]>();
  const rowOf = new Map(rows.flatMap((row, n) => (n === 0 ? [] : row.map((item) => [item, n] as const))));
  return {
    rows: Math.max(1, rows.length),
    rowOf: (item) => rowOf.get(item) ?? 0,
    at: (secondsPerPx) => {
      const power = Math.ceil(Math.log2(secondsPerPx));
      const known = made.get(power) ?? rows.map((row) => levelRow(row, 2 ** power));
      made.set(power, known);
      return known;
    },
  };
}

/** Each to the first row that is free, or to the one that becomes free first: the same at every zoom, so that nothing jumps. */
function spreadOverRows<T extends Span>(items: readonly T[], most: number): T[][] {
  const rows: { items: T[]; end: number }[] = [];
  for (const item of items) {
    let row = rows.find(({ end }) => end <= item.start);
    if (!row && rows.length < most) {
      row = { items: [], end: 0 };
      rows.push(row);
    }
    row ??= rows.reduce((first, one) => (one.end < first.end ? one : first));
    row.items.push(item);
    row.end = Math.max(row.end, item.end);
  }
  return rows.map((row) => row.items);
}

function levelRow<T extends Span>(items: readonly T[], unit: number): LevelRow<T> {
  const starts = new Float64Array(items.length);
  const ends = new Float64Array(items.length);
  const firsts = new Uint32Array(items.length);
  const counts = new Uint32Array(items.length);
  let last = -1;
  const open = (start: number, end: number, i: number): void => {
    last += 1;
    starts[last] = start;
    ends[last] = end;
    firsts[last] = i;
    counts[last] = 1;
  };
  items.forEach(({ start, end }, i) => {
    const shown = Math.max(end, start + MIN_WIDTH * unit);
    if (last < 0) {
      open(start, shown, i);
      return;
    }
    const taken = ends[last]!;
    const small = shown - start <= 2 * MIN_WIDTH * unit;
    const joined = small ? taken - starts[last]! <= LONGEST_RUN * unit : shown - taken < BEYOND * unit;
    if (joined && start < taken + (small ? GAP * unit : 0)) {
      ends[last] = Math.max(taken, shown);
      counts[last]! += 1;
    } else if (shown - taken < MIN_WIDTH * unit && start < taken) {
      // Nothing of it would be seen.
      counts[last]! += 1;
    } else {
      open(Math.max(start, taken), shown, i);
    }
  });
  const length = last + 1;
  return {
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
    firsts: firsts.slice(0, length),
    counts: counts.slice(0, length),
    items,
  };
}

/** First and one past the last mark of a row that meet [from, to]. */
export function marksWithin<T extends Span>(
  row: LevelRow<T>,
  from: number,
  to: number,
): { first: number; end: number } {
  const after = (values: Float64Array, than: number): number => {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (values[middle]! >= than) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { first: after(row.ends, from), end: after(row.starts, to) };
}
