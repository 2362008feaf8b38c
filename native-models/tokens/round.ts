import type { Matches } from './nearest.ts';

/** Which tokens become one: output row i is made of members[starts[i]] … members[starts[i + 1] - 1]. */
export interface RoundPlan {
  starts: Int32Array;
  members: Int32Array;
}

/**
 * Decides what a round of merging does with `n` tokens.
 * @param matches of the sources (even positions) among the destinations (odd positions)
 * @param r sources that merge, at most ⌊n/2⌋: those with the largest cosine, the first on ties
 */
export function planRound(n: number, matches: Matches, r: number, order: 'position' | 'aim'): RoundPlan {
  const { index, cosine } = matches;
  const ranked = Int32Array.from(index.keys()).sort((a, b) => cosine[b]! - cosine[a]! || a - b);
  const merged = new Uint8Array(index.length);
  for (const source of ranked.subarray(0, r)) merged[source] = 1;

  // Each destination's sources as a chain in rising order, so that sums are always taken in the same order.
  const first = new Int32Array(n >> 1).fill(-1);
  const next = new Int32Array(index.length);
  for (let source = index.length - 1; source >= 0; source--) {
    if (!merged[source]) continue;
    next[source] = first[index[source]!]!;
    first[index[source]!] = source;
  }

  const starts = new Int32Array(n - r + 1);
  const members = new Int32Array(n);
  let row = 0;
  let at = 0;
  const emit = (position: number) => {
    members[at++] = position;
    if (position % 2 === 1) {
      for (let source = first[position >> 1]!; source >= 0; source = next[source]!) members[at++] = 2 * source;
    }
    starts[++row] = at;
  };
  if (order === 'aim') {
    for (const source of ranked.subarray(r)) emit(2 * source);
    for (let position = 1; position < n; position += 2) emit(position);
  } else {
    for (let position = 0; position < n; position++) {
      if (position % 2 === 1 || !merged[position >> 1]) emit(position);
    }
  }
  return { starts, members };
}

/**
 * The mean of each group's rows, weighted where weights are given (one a row). Sums are double, so that a mean never
 * leaves the range of its members.
 */
export function average(data: Float32Array, d: number, plan: RoundPlan, weights?: Float32Array): Float32Array {
  const { starts, members } = plan;
  const means = new Float32Array((starts.length - 1) * d);
  const sums = new Float64Array(d);
  for (let row = 0; row < starts.length - 1; row++) {
    const from = starts[row]!;
    const to = starts[row + 1]!;
    const out = row * d;
    if (to - from === 1) {
      means.set(data.subarray(members[from]! * d, (members[from]! + 1) * d), out);
      continue;
    }
    sums.fill(0);
    let weight = 0;
    for (let m = from; m < to; m++) {
      const member = members[m]! * d;
      const w = weights ? weights[members[m]!]! : 1;
      weight += w;
      for (let k = 0; k < d; k++) sums[k]! += w * data[member + k]!;
    }
    const share = 1 / weight;
    for (let k = 0; k < d; k++) means[out + k] = sums[k]! * share;
  }
  return means;
}

/** What each group stands for. */
export function total(sizes: Float32Array, { starts, members }: RoundPlan): Float32Array {
  const sums = new Float32Array(starts.length - 1);
  for (let row = 0; row < sums.length; row++) {
    for (let m = starts[row]!; m < starts[row + 1]!; m++) sums[row]! += sizes[members[m]!]!;
  }
  return sums;
}

/** Of each group its first member's: that is the destination. */
export function firsts(places: Uint16Array, { starts, members }: RoundPlan): Uint16Array {
  return Uint16Array.from({ length: starts.length - 1 }, (_, row) => places[members[starts[row]!]!]!);
}
