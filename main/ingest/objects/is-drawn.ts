import type { RgbImage } from '../../../native-models/protocol.ts';

const BLOCK = 16;
/** Levels around a block's most frequent one that count as that one: the ringing of codecs. */
const NEAR = 12;
/** A block where fewer pixels than this share one level is textured, as photographs are; text leaves its ground. */
const GROUND = 0.4;
/**
 * Share of textured blocks from which on a picture may hold a photograph. Measured: slides up to 0.0015, photographs from 0.04;
 * a photograph on a tenth of a slide is above this.
 */
const TEXTURED = 0.004;

/**
 * Whether a picture is drawn throughout (a slide, a terminal, a diagram): flat areas and sharp edges, nowhere the texture of a photograph.
 * Detectors trained on photographs see only mistakes there.
 */
export function isDrawn(image: RgbImage): boolean {
  return texturedShare(image) < TEXTURED;
}

/** Share of 16×16 blocks without a dominant level of green, 0–1. */
export function texturedShare({ data, width, height }: RgbImage): number {
  let blocks = 0;
  let textured = 0;
  const histogram = new Uint16Array(256);
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      histogram.fill(0);
      for (let y = top; y < top + BLOCK; y++) {
        for (let x = left; x < left + BLOCK; x++) histogram[data[(y * width + x) * 3 + 1]!]!++;
      }
      blocks++;
      if (dominant(histogram) < GROUND * BLOCK * BLOCK) textured++;
    }
  }
  return blocks === 0 ? 1 : textured / blocks;
}

/** Most pixels within any window of 2·12 + 1 levels. */
function dominant(histogram: Uint16Array): number {
  let sum = 0;
  let most = 0;
  for (let level = 0; level < 256 + NEAR; level++) {
    if (level < 256) sum += histogram[level]!;
    const gone = level - 2 * NEAR - 1;
    if (gone >= 0) sum -= histogram[gone]!;
    if (sum > most) most = sum;
  }
  return most;
}
