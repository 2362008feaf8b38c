import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AutoModel, AutoProcessor, AutoTokenizer, RawImage } from '@huggingface/transformers';
import type { RgbImage } from '../../../../../native-models/protocol.ts';
import { openOwl } from '../../../../../native-models/tasks/detect-open/open-owl.ts';
import { owlDetections } from '../../../../../native-models/tasks/detect-open/owl-boxes.ts';
import { owlPixels } from '../../../../../native-models/tasks/detect-open/owl-pixels.ts';
import { scratchFolder } from '../../../../fixtures/paths.ts';
import { type OwlShape, writeOwl } from '../../../../onnx/owl-folder.ts';

const SIDE = 64;
const GRID = 8;
/** A channel that is full lies 2 above the mean in units of the preprocessor, black as far below it. */
const known: OwlShape['colours'] = { red: [3, 0, 0], green: [0, 3, 0], thing: [2, 2, 2] };
const context = { breathe: async () => {} };

function model(shape: Partial<OwlShape> = {}): string {
  const folder = join(scratchFolder(), 'owl');
  writeOwl(folder, 'seed', { family: 'owlvit', side: SIDE, grid: GRID, colours: known, ...shape });
  return folder;
}

/** Black, with rectangles: x, y, width and height in px. */
function picture(
  width: number,
  height: number,
  ...shapes: [number, number, number, number, [number, number, number]][]
): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (const [left, top, w, h, colour] of shapes)
    for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) data.set(colour, (y * width + x) * 3);
  return { data, width, height };
}

const near = (actual: number, expected: number, within = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test('a thing that a word names is found where it is, and no other', async () => {
  const detector = await openOwl({ folder: model(), dtypes: { cpu: 'fp32' } }, 1);
  const image = picture(SIDE, SIDE, [16, 40, 8, 8, [255, 0, 0]]);
  const found = await detector.detect(image, ['red', 'green'], 0.5, context);
  assert.deepEqual(
    found.map(({ label }) => label),
    ['red'],
  );
  const { x, y, w, h } = found[0]!.box;
  for (const [actual, expected] of [
    [x, 16 / SIDE],
    [y, 40 / SIDE],
    [w, 8 / SIDE],
    [h, 8 / SIDE],
  ] as const)
    near(actual, expected);
  assert.deepEqual(await detector.detect(picture(SIDE, SIDE), ['red', 'green'], 0.5, context), []);
  assert.deepEqual(await detector.detect(image, [], 0.5, context), []);
  await detector.close();
});

test('OWLv2 keeps a wide picture’s shape: padding is below it, and boxes are of the picture', async () => {
  const detector = await openOwl({ folder: model({ family: 'owlv2' }), dtypes: { cpu: 'fp32' } }, 1);
  const image = picture(SIDE * 2, SIDE, [96, 32, 16, 16, [255, 0, 0]]);
  const [found, ...others] = await detector.detect(image, ['red'], 0.5, context);
  assert.deepEqual(others, []);
  near(found!.box.x, 96 / 128, 1e-6);
  near(found!.box.y, 32 / 64, 1e-6);
  near(found!.box.w, 16 / 128, 1e-6);
  near(found!.box.h, 16 / 64, 1e-6);
  // Grey is not black: this word likes bright patches, and the padding lies where the picture is not.
  for (const { box } of await detector.detect(image, ['thing'], 0.01, context))
    assert.ok(box.h > 0 && box.y + box.h <= 1);
  await detector.close();
});

test('what is padded is the grey that OWLv2 was trained with, and the rest is the picture', async () => {
  const config = { image_mean: [0.4, 0.4, 0.4], image_std: [0.2, 0.2, 0.2], size: { height: 8, width: 8 } };
  const white = picture(16, 8, [0, 0, 16, 8, [255, 255, 255]]);
  const { data, reach } = await owlPixels(white, config, true);
  assert.deepEqual(reach, { x: 1, y: 2 });
  near(data[0]!, 3, 1e-5);
  near(data[3 * 8 + 7]!, 3, 1e-5);
  near(data[4 * 8]!, 0.5, 1e-5);
  near(data.at(-1)!, 0.5, 1e-5);
  const squeezed = await owlPixels(white, config, false);
  near(squeezed.data.at(-1)!, 3, 1e-5);
});

test('boxes: sigmoid, threshold, one a thing, cut at the picture’s edge, none in the padding', () => {
  const logits = new Float32Array([2, -9, 1, -9, 3, -9]);
  const boxes = new Float32Array([0.25, 0.25, 0.3, 0.3, 0.26, 0.25, 0.3, 0.3, 0.5, 0.9, 0.2, 0.1]);
  const found = owlDetections(logits, boxes, ['trowel', 'spade'], { minConfidence: 0.5, reach: { x: 1, y: 2 } });
  assert.deepEqual(
    found.map(({ label }) => label),
    ['trowel'],
  );
  near(found[0]!.confidence, 1 / (1 + Math.exp(-2)));
  near(found[0]!.box.y, 0.2, 1e-6);
  near(found[0]!.box.h, 0.6, 1e-6);
});

for (const family of ['owlvit', 'owlv2'] as const) {
  test(`pixels, logits and boxes are those of transformers.js (${family}, a square picture)`, async () => {
    const folder = model({ family, colours: 'random' });
    const options = { local_files_only: true } as const;
    const [processor, tokenizer, stock] = await Promise.all([
      AutoProcessor.from_pretrained(folder, options),
      AutoTokenizer.from_pretrained(folder, options),
      AutoModel.from_pretrained(folder, { ...options, dtype: 'fp32', device: 'cpu' }),
    ]);
    const image = picture(SIDE, SIDE, [5, 9, 20, 17, [200, 40, 90]], [30, 40, 25, 11, [20, 240, 130]]);
    const words = ['red', 'trowel'];
    const raw = new RawImage(new Uint8ClampedArray(image.data), SIDE, SIDE, 3);
    const { pixel_values } = await processor(raw);
    const own = await owlPixels(
      image,
      {
        image_mean: processor.image_processor!.image_mean,
        image_std: processor.image_processor!.image_std,
        size: { height: SIDE, width: SIDE },
      },
      family === 'owlv2',
    );
    const theirs = pixel_values.data as Float32Array;
    assert.equal(own.data.length, theirs.length);
    for (const [i, value] of own.data.entries()) near(value, theirs[i]!, 1e-5);

    const texts = tokenizer(
      words.map((word) => `a photo of a ${word}`),
      { padding: true, truncation: true },
    );
    const output = await stock({ ...texts, pixel_values });
    const [{ boxes, scores, classes }] = (
      processor.image_processor as unknown as StockProcessor
    ).post_process_object_detection(output, 0.05, null, true);
    const detector = await openOwl({ folder, dtypes: { cpu: 'fp32' } }, 1);
    const found = await detector.detect(image, words, 0.05, context);
    await detector.close();
    // Patches do not overlap: nothing is suppressed, so the lists are one another's.
    assert.equal(found.length, scores.length);
    assert.ok(found.length > 0);
    const key = ({ label, x, y }: { label: string; x: number; y: number }) =>
      `${label} ${x.toFixed(4)} ${y.toFixed(4)}`;
    const stockByKey = new Map(
      boxes.map(([x, y, right, bottom], i) => [
        key({ label: words[classes[i]!]!, x: x!, y: y! }),
        { score: scores[i]!, right: right!, bottom: bottom! },
      ]),
    );
    for (const { label, confidence, box } of found) {
      const same = stockByKey.get(key({ label, ...box }));
      assert.ok(same, key({ label, ...box }));
      near(confidence, same.score, 1e-5);
      near(box.x + box.w, same.right, 1e-5);
      near(box.y + box.h, same.bottom, 1e-5);
    }
  });
}

interface StockProcessor {
  post_process_object_detection(
    output: unknown,
    threshold: number,
    sizes: null,
    isZeroShot: boolean,
  ): [{ boxes: number[][]; scores: number[]; classes: number[] }];
}

test('a model that lacks a file says which one, and what to do', async () => {
  const folder = model();
  rmSync(join(folder, 'preprocessor_config.json'));
  await assert.rejects(openOwl({ folder, dtypes: { cpu: 'fp32' } }, 1), {
    code: 'MODEL_MISSING',
    message: 'preprocessor_config.json is missing or damaged: install the model again.',
  });
});
