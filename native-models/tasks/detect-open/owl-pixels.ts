import { z } from 'zod';
import type { RgbImage } from '../../protocol.ts';
import { squeezed } from '../vlm/resize.ts';

/** What is read of preprocessor_config.json. */
export const owlPreprocessor = z.object({
  image_processor_type: z.string().optional(),
  feature_extractor_type: z.string().optional(),
  image_mean: z.array(z.number()).length(3),
  image_std: z.array(z.number()).length(3),
  size: z.object({ height: z.number().int().positive(), width: z.number().int().positive() }),
  do_pad: z.boolean().optional(),
});
export type OwlPreprocessor = z.infer<typeof owlPreprocessor>;

/** Grey with which OWLv2 was trained to fill a picture up to a square, 0–1. */
const PAD = 0.5;

export interface OwlPixels {
  /** 3 planes of height · width. */
  data: Float32Array;
  height: number;
  width: number;
  /** What the model's 0–1 stands for, as multiples of the picture's width and height: more than 1 where it was padded. */
  reach: { x: number; y: number };
}

/**
 * OWL-ViT (Minderer et al. 2022) sees the picture squeezed into its square; OWLv2 (2023) sees it at the top left of a square of its longer side,
 * the rest grey, so that shapes are kept.
 */
export async function owlPixels(image: RgbImage, config: OwlPreprocessor, padded: boolean): Promise<OwlPixels> {
  const { height, width } = config.size;
  const side = Math.max(image.width, image.height);
  const reach = padded ? { x: side / image.width, y: side / image.height } : { x: 1, y: 1 };
  const inner = {
    width: Math.max(1, Math.round(width / reach.x)),
    height: Math.max(1, Math.round(height / reach.y)),
  };
  const rgb = await squeezed(image, inner.width, inner.height);
  const plane = height * width;
  const data = new Float32Array(3 * plane);
  for (let c = 0; c < 3; c++) {
    const [mean, std] = [config.image_mean[c]!, config.image_std[c]!];
    const out = data.subarray(c * plane, (c + 1) * plane).fill((PAD - mean) / std);
    for (let y = 0; y < inner.height; y++) {
      for (let x = 0; x < inner.width; x++) {
        out[y * width + x] = (rgb[(y * inner.width + x) * 3 + c]! / 255 - mean) / std;
      }
    }
  }
  return { data, height, width, reach };
}
