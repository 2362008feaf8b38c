import type { RgbImage } from '../../../protocol.ts';
import type { Piece, VlmFamily } from '../family.ts';
import { consecutive } from '../positions.ts';
import { squeezed } from '../resize.ts';
import type { Qwen2VlVision, VlmConfig } from '../vlm-config.ts';

const TURN = '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n';
const ANSWER = '<|im_end|>\n<|im_start|>assistant\n';

/**
 * Qwen2-VL and Qwen2.5-VL (Wang et al. 2024): a picture keeps its shape and becomes one token for each square of 28 px; positions have
 * three axes (M-RoPE). Text counts up on all three at once; a picture stands still in time and spreads over height and width, where a merged
 * token takes the place of its destination.
 */
export function qwen2Vl(config: VlmConfig, vision: Qwen2VlVision): VlmFamily {
  return {
    axes: 3,
    async preprocess(images) {
      const sizes = images.map((image) => smartSize(image, vision));
      const patches = await Promise.all(images.map((image, i) => toPatches(image, sizes[i]!, config, vision)));
      const width = 3 * vision.temporal * vision.patch ** 2;
      const all = new Float32Array(patches.reduce((sum, one) => sum + one.length, 0));
      let at = 0;
      for (const one of patches) {
        all.set(one, at);
        at += one.length;
      }
      const thw = sizes.flatMap(({ height, width: w }) => [1, height / vision.patch, w / vision.patch]);
      const grid = { type: 'int64' as const, data: BigInt64Array.from(thw, BigInt), dims: [images.length, 3] };
      return {
        // Exports differ in what they call it; what an encoder does not take is not fed.
        feeds: {
          pixel_values: { type: 'float', data: all, dims: [all.length / width, width] },
          grid_thw: grid,
          image_grid_thw: grid,
        },
        grids: sizes.map(({ height, width: w }) => ({
          rows: height / vision.patch / vision.merge,
          columns: w / vision.patch / vision.merge,
        })),
      };
    },
    frame: ({ tokens, label }) => [
      { kind: 'text', text: `${label}<|vision_start|>` },
      { kind: 'frame', tokens },
      { kind: 'text', text: '<|vision_end|>' },
    ],
    turn: (pieces) => [{ kind: 'text', text: TURN }, ...pieces, { kind: 'text', text: ANSWER }],
    positions(piece: Piece, length, at) {
      if (piece.kind === 'text') return consecutive(length, at, 3);
      const { places, columns } = piece.tokens;
      const positions = new Int32Array(3 * length);
      let most = 0;
      for (let i = 0; i < length; i++) {
        const row = Math.floor(places[i]! / columns);
        const column = places[i]! % columns;
        positions[i] = at;
        positions[length + i] = at + row;
        positions[2 * length + i] = at + column;
        most = Math.max(most, row, column);
      }
      // As if nothing had been merged: what follows must not stand inside the picture.
      return { positions, next: at + Math.max(most + 1, columns) };
    },
  };
}

interface Size {
  /** px */
  width: number;
  height: number;
}

/** The nearest size whose sides are multiples of patch · merge px and whose area lies within the bounds (`smart_resize`). */
export function smartSize(
  { width, height }: Size,
  { patch, merge, minPixels, maxPixels }: Pick<Qwen2VlVision, 'patch' | 'merge' | 'minPixels' | 'maxPixels'>,
): Size {
  const side = patch * merge;
  const rounded = (length: number) => Math.max(side, Math.round(length / side) * side);
  const size = { width: rounded(width), height: rounded(height) };
  const area = size.width * size.height;
  if (area > maxPixels) {
    const shrink = Math.sqrt((width * height) / maxPixels);
    const floored = (length: number) => Math.max(side, Math.floor(length / shrink / side) * side);
    return { width: floored(width), height: floored(height) };
  }
  if (area < minPixels) {
    const grow = Math.sqrt(minPixels / (width * height));
    const raised = (length: number) => Math.ceil((length * grow) / side) * side;
    return { width: raised(width), height: raised(height) };
  }
  return size;
}

/**
 * Patches in the encoder's order: squares of merge · merge patches in reading order, in each the patches in reading order; in a patch
 * channel, time (a still picture twice), row, column.
 */
async function toPatches(
  image: RgbImage,
  { width, height }: Size,
  { mean, std }: VlmConfig,
  { patch, merge, temporal }: Qwen2VlVision,
): Promise<Float32Array> {
  const rgb = await squeezed(image, width, height);
  const side = patch * merge;
  const out = new Float32Array(3 * temporal * width * height);
  let at = 0;
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      for (let y = top; y < top + side; y += patch) {
        for (let x = left; x < left + side; x += patch) {
          for (let c = 0; c < 3; c++) {
            for (let t = 0; t < temporal; t++) {
              for (let row = y; row < y + patch; row++) {
                for (let column = x; column < x + patch; column++) {
                  out[at++] = (rgb[(row * width + column) * 3 + c]! / 255 - mean[c]!) / std[c]!;
                }
              }
            }
          }
        }
      }
    }
  }
  return out;
}
