import type { GreyImage } from './prepare.ts';

/** A connected piece of ink (8-neighbourhood). */
export interface Component {
  /** px, right and bottom exclusive */
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Pixels of ink. */
  area: number;
  /** Horizontal runs of ink: [y, from, to) flattened. */
  runs: number[];
}

/** Finds the connected pieces darker than `threshold`, run by run with union-find. */
export function componentsOf({ data, width, height }: GreyImage, threshold: number): Component[] {
  const runs: number[] = [];
  const parent: number[] = [];
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y++) {
    const first = parent.length;
    let candidate = above;
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! >= threshold) continue;
      const from = x;
      while (x < width && data[y * width + x]! < threshold) x++;
      const me = parent.length;
      parent.push(me);
      runs.push(y, from, x);
      // Runs of the row above that touch this one, corners included.
      while (candidate < aboveEnd && runs[candidate * 3 + 2]! < from) candidate++;
      for (let c = candidate; c < aboveEnd && runs[c * 3 + 1]! <= x; c++) {
        const [a, b] = [root(c), root(me)];
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    above = first;
    aboveEnd = parent.length;
  }
  const found = new Map<number, Component>();
  for (let i = 0; i < parent.length; i++) {
    const [y, from, to] = [runs[i * 3]!, runs[i * 3 + 1]!, runs[i * 3 + 2]!];
    const key = root(i);
    const component = found.get(key) ?? { x0: from, y0: y, x1: to, y1: y + 1, area: 0, runs: [] };
    component.x0 = Math.min(component.x0, from);
    component.x1 = Math.max(component.x1, to);
    component.y1 = Math.max(component.y1, y + 1);
    component.area += to - from;
    component.runs.push(y, from, to);
    found.set(key, component);
  }
  return [...found.values()];
}
