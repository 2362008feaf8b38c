/** ln Σ e^x over the logits: what turns a logit into a log probability. */
export function logSumExp(logits: Float32Array): number {
  let top = -Infinity;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > top) top = logits[i]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp(logits[i]! - top);
  return top + Math.log(sum);
}

/** Index of the largest of the first `count` logits that `allowed` lets pass; -1 where none does. */
export function argmax(logits: Float32Array, count: number, allowed: (id: number) => boolean): number {
  let best = -1;
  for (let id = 0; id < count; id++) {
    if ((best < 0 || logits[id]! > logits[best]!) && allowed(id)) best = id;
  }
  return best;
}

/** The likeliest of some options and its probability among them. */
export function pick<T>(
  logits: Float32Array,
  options: Iterable<readonly [T, number]>,
): { value: T; probability: number } {
  const all = [...options];
  const top = Math.max(...all.map(([, id]) => logits[id]!));
  const weights = all.map(([, id]) => Math.exp(logits[id]! - top));
  const best = weights.indexOf(Math.max(...weights));
  return { value: all[best]![0], probability: weights[best]! / weights.reduce((a, b) => a + b, 0) };
}
