import { randomFrom } from '../../fixtures/random.ts';

const DRAWS = 10_000;
/** Up to so many pairs that differ, every flip is tried. */
const EXACT = 13;

/**
 * Paired permutation test of two runs over the same questions: how often chance alone, turning each pair's sign, gives a mean difference as
 * far from nothing as the one seen (two-sided; Fisher 1935).
 * @param differences new less old, one a question
 */
export function permutationP(differences: readonly number[], seed = 1): number {
  const moved = differences.filter((one) => one !== 0);
  if (moved.length === 0) return 1;
  const seen = Math.abs(sum(moved)) - 1e-12;
  if (moved.length <= EXACT) {
    const all = 2 ** moved.length;
    let far = 0;
    for (let flips = 0; flips < all; flips++) {
      if (Math.abs(sum(moved.map((one, i) => (flips & (1 << i) ? -one : one)))) >= seen) far++;
    }
    return far / all;
  }
  const random = randomFrom(seed);
  let far = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    if (Math.abs(sum(moved.map((one) => (random() < 0.5 ? -one : one)))) >= seen) far++;
  }
  return far / (DRAWS + 1);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
