import { randomFrom } from '../../fixtures/random.ts';

/** Draws of the bootstrap; the ends of a 95 % interval move by less than half a point between seeds. */
const DRAWS = 2000;

/**
 * 95 % interval of a mean by the percentile bootstrap (Efron 1979): what it would be over other questions of the same sort.
 * @returns undefined for fewer than two values
 */
export function bootstrapInterval(values: readonly number[], seed = 1): [number, number] | undefined {
  if (values.length < 2) return undefined;
  const random = randomFrom(seed);
  const means = Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(0.025 * DRAWS)]!, means[Math.ceil(0.975 * DRAWS) - 1]!];
}
