import { terms } from '../../../main/language/terms.ts';
import type { Models } from '../../../native-models/protocol.ts';

const DIMENSIONS = 384;

/**
 * Stands in for the models process in tests: a text's vector is the sum of fixed pseudo-random vectors of its stems, so that texts that
 * share words are near and the same text is always the same. No other task is known.
 */
export function hashedModels(): Models {
  return {
    run: (async (task: string, input: { texts: string[] }) => {
      if (task !== 'embed-text') throw new Error(`no ${task} here`);
      const vectors = new Float32Array(input.texts.length * DIMENSIONS);
      for (const [i, text] of input.texts.entries()) vectors.set(vectorOf(text), i * DIMENSIONS);
      return { vectors, dimensions: DIMENSIONS };
    }) as Models['run'],
    close: async () => {},
  };
}

function vectorOf(text: string): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const { stem } of terms(text)) {
    let state = 2166136261;
    for (const letter of stem) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
    for (let i = 0; i < DIMENSIONS; i += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      sum[i] = sum[i]! + state / 2 ** 31;
    }
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((one) => one / length);
}
