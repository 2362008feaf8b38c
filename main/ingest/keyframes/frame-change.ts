/** Levels (0–255) from which a pixel counts as another one: above the noise of codecs, below thin text. */
const STRONG = 20;

/** Planes of a picture, each row-major with levels 0–255; u and v at half size, where there is colour. */
export interface Planes {
  gray: Uint8Array;
  u?: Uint8Array;
  v?: Uint8Array;
}

export interface FrameChange {
  /** Mean absolute difference, 0–255. */
  mean: number;
  /** Fraction of pixels that changed by 20 levels or more, 0–1. */
  strong: number;
}

/**
 * How much two pictures of one size differ. The mean sees shot changes and camera moves; the strong fraction sees
 * a few words that appear on an otherwise equal slide, which hardly move the mean. Colour counts as much as
 * brightness: red and blue of one brightness are different pictures.
 */
export function frameChange(a: Planes, b: Planes): FrameChange {
  const change = planeChange(a.gray, b.gray);
  for (const plane of ['u', 'v'] as const) {
    const from = a[plane];
    const to = b[plane];
    if (!from || !to) continue;
    const colour = planeChange(from, to);
    change.mean = Math.max(change.mean, colour.mean);
    change.strong = Math.max(change.strong, colour.strong);
  }
  return change;
}

function planeChange(a: Uint8Array, b: Uint8Array): FrameChange {
  const n = Math.min(a.length, b.length);
  if (n === 0 || a === b) return { mean: 0, strong: 0 };
  let sum = 0;
  let strong = 0;
  for (let i = 0; i < n; i++) {
    const d = Math.abs(a[i]! - b[i]!);
    sum += d;
    if (d >= STRONG) strong++;
  }
  return { mean: sum / n, strong: strong / n };
}
