/** A planned transform: reads `inRe`/`inIm` and writes `re`/`im`, all of the planned size. */
export type Fft = (inRe: Float64Array, inIm: Float64Array, re: Float64Array, im: Float64Array) => void;

/**
 * Plans a complex DFT of any size (mixed radix, Cooley and Tukey 1965): Whisper's window of 400 samples is no power of two.
 * X[k] = Σ x[n]·e^(-2πikn/N), no scaling.
 */
export function planFft(size: number): Fft {
  const cos = Float64Array.from({ length: size }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: size }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const factors = primeFactors(size);
  const widest = Math.max(...factors, 1);
  const tempRe = new Float64Array(widest);
  const tempIm = new Float64Array(widest);

  return (inRe, inIm, re, im) => {
    // `n` outputs from `at` on, of the inputs offset, offset + step, …
    function transform(n: number, offset: number, step: number, at: number, depth: number): void {
      if (n === 1) {
        re[at] = inRe[offset]!;
        im[at] = inIm[offset]!;
        return;
      }
      const radix = factors[depth]!;
      const part = n / radix;
      for (let r = 0; r < radix; r++) transform(part, offset + r * step, step * radix, at + r * part, depth + 1);
      for (let k = 0; k < part; k++) {
        for (let r = 0; r < radix; r++) {
          const from = at + r * part + k;
          const turn = r * k * step;
          const c = cos[turn]!;
          const s = sin[turn]!;
          tempRe[r] = re[from]! * c - im[from]! * s;
          tempIm[r] = re[from]! * s + im[from]! * c;
        }
        for (let q = 0; q < radix; q++) {
          let sumRe = tempRe[0]!;
          let sumIm = tempIm[0]!;
          for (let r = 1; r < radix; r++) {
            const turn = (((q * r) % radix) * size) / radix;
            const c = cos[turn]!;
            const s = sin[turn]!;
            sumRe += tempRe[r]! * c - tempIm[r]! * s;
            sumIm += tempRe[r]! * s + tempIm[r]! * c;
          }
          re[at + q * part + k] = sumRe;
          im[at + q * part + k] = sumIm;
        }
      }
    }
    transform(size, 0, 1, 0, 0);
  };
}

function primeFactors(n: number): number[] {
  const found: number[] = [];
  for (let f = 2; n > 1; f++) {
    for (; n % f === 0; n /= f) found.push(f);
  }
  return found;
}
