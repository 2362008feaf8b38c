/** Anything that lies on a lane; times in s. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Spans sorted by start, with the latest end of all up to each: what is in view is then found by bisection
 * although spans overlap, so a lane of 50,000 costs what is drawn of it.
 */
export interface SpanIndex<T extends Span> {
  items: readonly T[];
  latestEnd: Float64Array;
}

export function indexSpans<T extends Span>(spans: readonly T[]): SpanIndex<T> {
  const items = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const latestEnd = new Float64Array(items.length);
  let latest = Number.NEGATIVE_INFINITY;
  items.forEach((item, i) => {
    latest = Math.max(latest, item.end);
    latestEnd[i] = latest;
  });
  return { items, latestEnd };
}

/** First index for which `test` holds, given that it holds for all after it. */
function bisect(length: number, test: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Spans that meet [from, to], by start. */
export function spansWithin<T extends Span>(index: SpanIndex<T>, from: number, to: number): T[] {
  const first = bisect(index.items.length, (i) => index.latestEnd[i]! >= from);
  const found: T[] = [];
  for (let i = first; i < index.items.length; i += 1) {
    const item = index.items[i]!;
    if (item.start > to) break;
    if (item.end >= from) found.push(item);
  }
  return found;
}

/** The span that is on at `time`: of several the one that began last. */
export function spanAt<T extends Span>(index: SpanIndex<T>, time: number): T | undefined {
  const after = bisect(index.items.length, (i) => index.items[i]!.start > time);
  for (let i = after - 1; i >= 0 && index.latestEnd[i]! >= time; i -= 1) {
    if (index.items[i]!.end >= time) return index.items[i];
  }
  return undefined;
}
