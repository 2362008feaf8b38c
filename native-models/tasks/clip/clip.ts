import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { type Dtype, dtypeSuffixes } from '../../catalog/dtypes.ts';
import type { ModelRef, RgbImage } from '../../protocol.ts';
import { floatsOf, floatTensor, floatTypeOf } from '../../runtimes/element-type.ts';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { squeezed } from '../vlm/resize.ts';

const preprocessor = z.object({
  image_mean: z.array(z.number()).length(3),
  image_std: z.array(z.number()).length(3),
  size: z.union([z.number(), z.record(z.string(), z.number())]),
  /** Of Pillow: 3 is bicubic. */
  resample: z.number().optional(),
});

/** Pictures and texts as vectors of one space (CLIP, Radford et al. 2021), L2-normalised: rows · dimensions. */
export interface Clip {
  images(
    images: readonly RgbImage[],
    context: Pick<TaskContext, 'breathe'>,
  ): Promise<{ vectors: Float32Array; dimensions: number }>;
  texts(texts: readonly string[]): Promise<{ vectors: Float32Array; dimensions: number }>;
  close(): Promise<void>;
}

/** Opens a CLIP of transformers.js' layout (text_model, vision_model). @throws ModelError MODEL_MISSING where a file is not there */
export async function openClip(
  { folder, dtypes }: Pick<ModelRef, 'folder' | 'dtypes'>,
  threads: number,
): Promise<Clip> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const [pixel, tokens, tokensConfig] = await Promise.all([
    read('preprocessor_config.json').then((json) => preprocessor.parse(json)),
    read('tokenizer.json'),
    read('tokenizer_config.json'),
  ]);
  const size = typeof pixel.size === 'number' ? pixel.size : (pixel.size.shortest_edge ?? pixel.size.height ?? 224);
  const kernel = pixel.resample === 3 ? 'cubic' : 'lanczos3';
  const longest = typeof tokensConfig.model_max_length === 'number' ? Math.min(tokensConfig.model_max_length, 77) : 77;
  const tokenizer = new Tokenizer(tokens, tokensConfig);
  const suffix = dtypeSuffixes[(dtypes.cpu ?? 'fp32') as Dtype];
  const [text, vision] = await Promise.all(
    ['text_model', 'vision_model'].map((name) =>
      openSession(join(folder, 'onnx', `${name}${suffix}.onnx`), { threads, arena: true }),
    ),
  );

  return {
    async images(images, context) {
      await context.breathe();
      const plane = size * size;
      const data = new Float32Array(images.length * 3 * plane);
      for (const [i, image] of images.entries()) {
        // Squeezed, not cropped to the middle square as in training (do_center_crop): of a 16:9 frame that leaves out 44 % of the width. Bars
        // above and below would spend as much of the square on nothing. Later models of the kind are trained on squeezed ones (SigLIP).
        const rgb = await squeezed(image, size, size, kernel);
        for (let c = 0; c < 3; c++) {
          const out = data.subarray((i * 3 + c) * plane, (i * 3 + c + 1) * plane);
          for (let p = 0; p < plane; p++) out[p] = (rgb[p * 3 + c]! / 255 - pixel.image_mean[c]!) / pixel.image_std[c]!;
        }
      }
      const output = await vision!.run({
        pixel_values: floatTensor(floatTypeOf(vision!.inputMetadata, 'pixel_values'), data, [
          images.length,
          3,
          size,
          size,
        ]),
      });
      return normalised(output.image_embeds!);
    },
    async texts(texts) {
      const rows = texts.map((one) => cut(tokenizer.encode(one).ids, longest));
      const length = Math.max(...rows.map((row) => row.length));
      // CLIP reads its sentence at the first end token: more of them behind it change nothing.
      const ids = rows.flatMap((row) => [...row, ...new Array<number>(length - row.length).fill(row.at(-1)!)]);
      const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [texts.length, length]);
      const output = await text!.run({ input_ids: input });
      return normalised(output.text_embeds!);
    },
    async close() {
      await Promise.all([text!.release(), vision!.release()]);
    },
  };
}

/** The last token ends the sentence, so it stays when the text is cut. */
function cut(ids: readonly number[], longest: number): number[] {
  return ids.length <= longest ? [...ids] : [...ids.slice(0, longest - 1), ids.at(-1)!];
}

function normalised(tensor: Tensor): { vectors: Float32Array; dimensions: number } {
  const [rows, dimensions] = tensor.dims as [number, number];
  const vectors = Float32Array.from(floatsOf(tensor));
  for (let r = 0; r < rows; r++) {
    const row = vectors.subarray(r * dimensions, (r + 1) * dimensions);
    const length = Math.hypot(...row) || 1;
    for (let i = 0; i < dimensions; i++) row[i] = row[i]! / length;
  }
  return { vectors, dimensions };
}
