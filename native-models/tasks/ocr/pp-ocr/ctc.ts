/** A sign that was read. */
export interface Sign {
  text: string;
  /** 0–1 */
  confidence: number;
  /** Highest probability of a space since the sign before, 0–1. */
  spaceBefore: number;
  /** Steps over which it was seen: first, and one past the last. */
  from: number;
  to: number;
}

/** Probabilities of one line: steps · classes, row-major; class 0 is the blank of CTC, the last one the space. */
export interface Steps {
  data: Float32Array;
  steps: number;
  classes: number;
}

/**
 * Greedy decoding (Graves et al. 2006): the best class of each step, repeats without a blank between them once, blanks dropped.
 * Spaces are no signs: how probable one was is told with the sign behind it.
 * @param signs text of each class from class 1 to the one before the last
 */
export function decodeCtc({ data, steps, classes }: Steps, signs: readonly string[]): Sign[] {
  const read: Sign[] = [];
  const space = classes - 1;
  let last = 0;
  let spaceBefore = 0;
  for (let t = 0; t < steps; t++) {
    const row = t * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if (data[row + c]! > data[row + best]!) best = c;
    const open = read.at(-1);
    spaceBefore = Math.max(spaceBefore, data[row + space]!);
    if (best !== 0 && best !== space) {
      const confidence = data[row + best]!;
      if (best === last && open) {
        open.to = t + 1;
        open.confidence = Math.max(open.confidence, confidence);
      } else read.push({ text: signs[best - 1] ?? '', confidence, spaceBefore, from: t, to: t + 1 });
      spaceBefore = 0;
    }
    last = best;
  }
  return read;
}
