/**
 * Mean over tokens, then L2 normalisation.
 * @param states tokens · dimensions, row-major, without padding
 * @returns a vector of length 1, or zeros where there is no token
 */
export function meanPool(states: Float32Array, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let i = 0; i < states.length; i++) sum[i % dimensions]! += states[i]!;
  const norm = Math.hypot(...sum);
  return norm === 0 ? sum : sum.map((value) => value / norm);
}
