import type { Weighing } from './gather.ts';

export interface Weights {
  bias: number;
  of: Record<string, number>;
}

/** L2 on every weight but the bias. */
const LAMBDA = 2;
const STEPS = 800;
const RATE = 0.05;
/** An answerable question of which no candidate is right: silence is right there, but for want of a better one. */
const UNREAD = 0.5;

/**
 * Maximum likelihood of a softmax over the candidates of each question and over telling nothing, whose weight is 0: the mass of the right
 * candidates where there are any, else that of silence. Adam over all questions at once; no chance in it.
 */
export function fitWeights(weighings: readonly Weighing[]): Weights {
  const names = [
    ...new Set(weighings.flatMap(({ candidates }) => candidates.flatMap(({ signs }) => Object.keys(signs)))),
  ];
  const size = names.length + 1;
  const questions = weighings
    .filter(({ candidates }) => candidates.length > 0)
    .map(({ answerable, candidates }) => ({
      answerable,
      rights: candidates.map(({ right }) => right),
      rows: candidates.map(({ signs }) => Float64Array.from([...names.map((name) => signs[name] ?? 0), 1])),
    }));
  const weights = new Float64Array(size);
  const [mean, spread] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = weights.map((weight, i) => (i < names.length ? LAMBDA * weight : 0));
    for (const { answerable, rights, rows } of questions) {
      const powers = rows.map((row) => dot(row, weights));
      const top = Math.max(0, ...powers);
      const masses = powers.map((power) => Math.exp(power - top));
      const all = masses.reduce((sum, mass) => sum + mass, Math.exp(-top));
      const right = masses.reduce((sum, mass, i) => sum + (rights[i] ? mass : 0), 0);
      const counts = right === 0 && answerable ? UNREAD : 1;
      rows.forEach((row, i) => {
        const wanted = right > 0 && rights[i] ? masses[i]! / right : 0;
        const off = counts * (masses[i]! / all - wanted);
        for (let k = 0; k < size; k += 1) gradient[k]! += off * row[k]!;
      });
    }
    for (let k = 0; k < size; k += 1) {
      mean[k] = 0.9 * mean[k]! + 0.1 * gradient[k]!;
      spread[k] = 0.999 * spread[k]! + 0.001 * gradient[k]! ** 2;
      const slope = mean[k]! / (1 - 0.9 ** step) / (Math.sqrt(spread[k]! / (1 - 0.999 ** step)) + 1e-8);
      weights[k]! -= RATE * slope;
    }
  }
  return { bias: weights[size - 1]!, of: Object.fromEntries(names.map((name, i) => [name, weights[i]!])) };
}

export interface Fit {
  rightAndCited: number;
  abstention: number;
  falseAbstention: number;
}

/** How questions go when the weightiest candidate is told from `least` on. */
export function fitOf({ bias, of }: Weights, weighings: readonly Weighing[], least: number): Fit {
  const told = weighings.map(({ answerable, candidates }) => {
    const weighed = candidates.map(({ signs, right }) => ({
      right,
      weight: Object.entries(signs).reduce((sum, [name, sign]) => sum + (of[name] ?? 0) * sign, bias),
    }));
    const [best] = weighed.sort((a, b) => b.weight - a.weight);
    return { answerable, silent: !best || best.weight < least, right: best?.right ?? false };
  });
  const share = (some: typeof told, holds: (one: (typeof told)[number]) => boolean) =>
    some.length === 0 ? Number.NaN : some.filter(holds).length / some.length;
  const [yes, no] = [told.filter(({ answerable }) => answerable), told.filter(({ answerable }) => !answerable)];
  return {
    rightAndCited: share(yes, ({ silent, right }) => !silent && right),
    abstention: share(no, ({ silent }) => silent),
    falseAbstention: share(yes, ({ silent }) => silent),
  };
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
