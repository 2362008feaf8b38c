/** Gray levels (0–255) from which a pixel counts as another one: above the noise of codecs, below thin text. */
const STRONG = 20;

export interface FrameChange {
  /** Mean absolute difference, 0–255. */
  mean: number;
  /** Fraction of pixels that changed by 20 levels or more, 0–1. */
  strong: number;
}

/**
 * How much two gray pictures of one size differ. The mean sees shot changes and camera moves; the strong fraction sees
 * a few words that appear on an otherwise equal slide, which hardly move the mean.
 */
export function frameChange(a: Uint8Array, b: Uint8Array): FrameChange {
  const n = Math.min(a.length, b.length);
  if (n === 0) return { mean: 0, strong: 0 };
  let sum = 0;
  let strong = 0;
  for (let i = 0; i < n; i++) {
    const d = Math.abs(a[i]! - b[i]!);
    sum += d;
    if (d >= STRONG) strong++;
  }
  return { mean: sum / n, strong: strong / n };
}
