import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Graph, type Value } from './graph.ts';
import type { Message } from './protobuf.ts';
import { normalNumbers } from './random.ts';
import { makeTokenizer } from './tokenizer.ts';

const SPECIALS = ['<pad>', '<|startoftext|>', '<|endoftext|>'];
const WORDS = ['a', 'an', 'photo', 'of', 'red', 'green', 'blue', 'trowel', 'thing'];

export interface OwlShape {
  family: 'owlvit' | 'owlv2';
  /** px of the square that it sees. */
  side: number;
  /** Patches along each side. */
  grid: number;
  /**
   * What each word looks for: weights of the red, green and blue of a patch, as they come out of the preprocessor. 'random' for all that are not
   * named.
   */
  colours: Readonly<Record<string, readonly [number, number, number]>> | 'random';
}

const MEAN = [0.48145466, 0.4578275, 0.40821073];
const STD = [0.26862954, 0.26130258, 0.27577711];

/**
 * Writes a detector in OWL's layout whose output is known: a patch is its mean colour, a text is the sum of its words, the logit is their product
 * less 4, and each patch's box is the patch itself.
 */
export function writeOwl(folder: string, seed: string, { family, side, grid, colours }: OwlShape): void {
  const { json, ids } = makeTokenizer(SPECIALS, WORDS);
  const table = colours === 'random' ? normalNumbers(seed, ids.size * 3, 1) : new Float32Array(ids.size * 3);
  if (colours !== 'random') {
    for (const [word, weights] of Object.entries(colours))
      for (const piece of [word, `Ġ${word}`]) table.set(weights, ids.get(piece)! * 3);
  }
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  owlGraph(side, grid, table).writeFile(join(folder, 'onnx', 'model.onnx'));
  const files = {
    'config.json': {
      model_type: family,
      architectures: [family === 'owlvit' ? 'OwlViTForObjectDetection' : 'Owlv2ForObjectDetection'],
    },
    'preprocessor_config.json': {
      image_processor_type: family === 'owlvit' ? 'OwlViTImageProcessor' : 'Owlv2ImageProcessor',
      do_resize: true,
      do_rescale: true,
      do_normalize: true,
      ...(family === 'owlv2' ? { do_pad: true } : {}),
      image_mean: MEAN,
      image_std: STD,
      resample: 3,
      rescale_factor: 1 / 255,
      size: { height: side, width: side },
    },
    'tokenizer.json': json,
    'tokenizer_config.json': { tokenizer_class: 'CLIPTokenizer', pad_token: '<pad>', model_max_length: 16 },
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

function owlGraph(side: number, grid: number, table: Float32Array<ArrayBuffer>): Message {
  const graph = new Graph('owl');
  const ids = graph.input('input_ids', 'int64', ['words', 'length']);
  const pixels = graph.input('pixel_values', 'float32', ['batch', 3, side, side]);
  const mask = graph.input('attention_mask', 'int64', ['words', 'length']);
  const patches = grid * grid;
  const cell = side / grid;
  const means = graph.op('AveragePool', [pixels], { kernel_shape: [cell, cell], strides: [cell, cell] });
  const rows = graph.op('Transpose', [graph.op('Reshape', [means, graph.integers([1, 3, patches])])], {
    perm: [0, 2, 1],
  });
  const vectors = graph.weight('words', 'float32', [table.length / 3, 3], () => table);
  const shown = graph.op('Unsqueeze', [graph.op('Cast', [mask], { to: 1 }), graph.integers([2])]);
  const texts = graph.op(
    'ReduceSum',
    [graph.op('Mul', [graph.op('Gather', [vectors, ids]), shown]), graph.integers([1])],
    {
      keepdims: 0,
    },
  );
  const product = graph.op('MatMul', [rows, graph.op('Transpose', [texts], { perm: [1, 0] })]);
  graph.output(graph.op('Sub', [product, graph.scalar(4)]), 'logits', 'float32', ['batch', patches, 'words']);
  graph.output(boxes(graph, grid), 'pred_boxes', 'float32', ['batch', patches, 4]);
  return graph.build();
}

function boxes(graph: Graph, grid: number): Value {
  const numbers = Array.from({ length: grid * grid }, (_, i) => {
    const [x, y] = [i % grid, Math.floor(i / grid)];
    return [(x + 0.5) / grid, (y + 0.5) / grid, 1 / grid, 1 / grid];
  });
  return graph.weight('boxes', 'float32', [1, grid * grid, 4], () => new Float32Array(numbers.flat()));
}
