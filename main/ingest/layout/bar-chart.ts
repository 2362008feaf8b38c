import type { Fragment } from './fragments.ts';
import { centre, median, union } from './geometry.ts';
import type { Row } from './rows.ts';

/** A number with at most a short unit. */
const VALUE = /^[^\w\s]?\s?\d[\d.,:]*\s?\S{0,6}$/;

/**
 * Upright bars: labels in one row at the foot, each with its value somewhere above it (on top of its bar). Such pairs become rows of
 * two cells, label and value; lying bars are rows already.
 */
export function joinUprightBars(rows: readonly Row[]): Row[] {
  const out = [...rows];
  for (const labels of rows) {
    if (labels.cells.length < 2 || labels.cells.some((c) => VALUE.test(c.text) && !/^(19|20)\d\d$/.test(c.text)))
      continue;
    const above = rows.filter((r) => r.box.y + r.box.h <= labels.box.y).flatMap((r) => r.cells);
    const pairs = pair(labels.cells, above);
    if (!pairs || inOneLine(pairs.map(([, value]) => value))) continue;
    const used = new Set<Fragment>(pairs.flat());
    const kept = out.flatMap((r) => {
      const cells = r.cells.filter((c) => !used.has(c));
      return cells.length > 0 ? [{ cells, box: union(cells.map((c) => c.box))! }] : [];
    });
    const bars = pairs.map((cells) => ({ cells, box: union(cells.map((c) => c.box))! }));
    return [...kept, ...bars];
  }
  return out;
}

/** Each label with the one value over it, or null where one has none or several. */
function pair(labels: readonly Fragment[], above: readonly Fragment[]): [Fragment, Fragment][] | null {
  const pitch = median(
    labels.slice(1).map((l, i) => centre(l.box.x, l.box.w) - centre(labels[i]!.box.x, labels[i]!.box.w)),
  );
  const pairs: [Fragment, Fragment][] = [];
  for (const label of labels) {
    const x = centre(label.box.x, label.box.w);
    const values = above.filter((v) => VALUE.test(v.text) && Math.abs(centre(v.box.x, v.box.w) - x) < 0.25 * pitch);
    if (values.length !== 1) return null;
    pairs.push([label, values[0]!]);
  }
  return pairs;
}

/** Values in one line above the labels are a table that was put upside down, and stay so. */
function inOneLine(values: readonly Fragment[]): boolean {
  const tops = values.map((v) => v.box.y);
  return Math.max(...tops) - Math.min(...tops) < 0.5 * (values[0]?.box.h ?? 0);
}
