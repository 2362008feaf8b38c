import type { Piece, VlmFamily } from '../family.ts';
import { consecutive } from '../positions.ts';
import { squeezed } from '../resize.ts';
import type { SmolVlmVision, VlmConfig } from '../vlm-config.ts';

const OPEN = '<fake_token_around_image><global-img>';
const CLOSE = '<fake_token_around_image>';

/**
 * SmolVLM and SmolVLM2 (Idefics3's layout): every frame is squeezed into one square picture without splitting, positions count up.
 * The prompt is its chat template's.
 */
export function smolVlm(config: VlmConfig, vision: SmolVlmVision): VlmFamily {
  const side = Math.sqrt(vision.tokens);
  return {
    axes: 1,
    async preprocess(images) {
      const { size } = vision;
      const plane = size * size;
      const pixels = new Float32Array(images.length * 3 * plane);
      for (const [i, image] of images.entries()) {
        const rgb = await squeezed(image, size, size);
        normalise(rgb, config, pixels.subarray(i * 3 * plane, (i + 1) * 3 * plane), plane);
      }
      const mask = new Uint8Array(images.length * plane).fill(1);
      return {
        feeds: {
          pixel_values: { type: 'float', data: pixels, dims: [1, images.length, 3, size, size] },
          pixel_attention_mask: { type: 'bool', data: mask, dims: [1, images.length, size, size] },
        },
        grids: images.map(() => ({ rows: side, columns: side })),
      };
    },
    frame: ({ tokens, label }) => [
      { kind: 'text', text: `${label}${OPEN}` },
      { kind: 'frame', tokens },
      { kind: 'text', text: CLOSE },
    ],
    turn(pieces) {
      const [first] = pieces;
      // The template puts a space behind the colon unless a picture comes first.
      const colon = first?.kind === 'text' && !first.text.startsWith('<') ? ': ' : ':';
      const open: Piece = { kind: 'text', text: `<|im_start|>User${colon}` };
      return [open, ...pieces, { kind: 'text', text: '<end_of_utterance>\nAssistant:' }];
    },
    positions: (_, length, at) => consecutive(length, at, 1),
  };
}

/** Interleaved bytes to planes of (x/255 − mean) / std. */
function normalise(rgb: Uint8Array, { mean, std }: VlmConfig, out: Float32Array, plane: number): void {
  for (let c = 0; c < 3; c++) {
    const scale = 1 / (255 * std[c]!);
    const shift = mean[c]! / std[c]!;
    for (let i = 0, at = c; i < plane; i++, at += 3) out[c * plane + i] = rgb[at]! * scale - shift;
  }
}
