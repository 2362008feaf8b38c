import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ModelRef, RgbImage } from '../../native-models/protocol.ts';
import { smartSize } from '../../native-models/tasks/vlm/families/qwen2-vl.ts';
import { generate } from '../../native-models/tasks/vlm/generate.ts';
import { openVlm } from '../../native-models/tasks/vlm/open-vlm.ts';
import type { OpenVlm } from '../../native-models/tasks/vlm/opened.ts';
import { captionPrompt, relevancePrompt } from '../../native-models/tasks/vlm/prompts.ts';
import { scorePrompts } from '../../native-models/tasks/vlm/score.ts';
import { logOddsOf } from '../../native-models/tasks/vlm/yes-no.ts';
import { mergeToBudget } from '../../native-models/tokens/merge.ts';
import type { Tokens } from '../../native-models/tokens/tokens.ts';
import { scratchFolder } from '../fixtures/paths.ts';
import { writeQwen2Vl } from '../onnx/qwen2-vl-folder.ts';
import { TINY_SMOLVLM, writeSmolVlm } from '../onnx/smolvlm-folder.ts';

/** Random weights in the true layouts: they say nothing, but must say the same by every way. */
const context = { breathe: async () => {} };
const qwenFolder = join(scratchFolder(), 'tiny-qwen2-vl');
const question = 'what is shown on the video frame?';
const ref = (folder: string, dtype: string): ModelRef => {
  return { id: basename(folder), revision: '1', folder, devices: ['cpu'], dtypes: { cpu: dtype } };
};

/** A picture that is not square and needs no scaling: 4 · 3 tokens. */
function picture(width: number, height: number, seed: number): RgbImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * seed + (i >> 7) * 31) % 256);
  return { data, width, height };
}

let qwen: OpenVlm;
let frames: Tokens[];
const images = [picture(112, 84, 7), picture(112, 84, 11), picture(84, 112, 13)];
before(async () => {
  writeQwen2Vl(qwenFolder);
  qwen = await openVlm(ref(qwenFolder, 'fp32'), 2);
  frames = await qwen.encode(images);
});
after(() => qwen.close());

const prompts = (vlm: OpenVlm, order: 'frame-first' | 'question-first', all: readonly Tokens[]) =>
  all.map((tokens, i) =>
    relevancePrompt(vlm.family, order, {
      question,
      frames: [{ tokens, label: '' }],
      text: i === 1 ? 'some words' : '',
    }),
  );
async function logOdds(vlm: OpenVlm, all: ReturnType<typeof prompts>, fast: boolean): Promise<number[]> {
  const options = fast ? { batchTokens: 2000, sharePrefix: true } : { batchTokens: 1, sharePrefix: false };
  return (await scorePrompts(vlm, all, options, context)).map((one) => one!.logOdds);
}
const furthest = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

test('a picture keeps its shape: so many tokens wide and high', () => {
  assert.deepEqual(
    frames.map(({ n, columns }) => [n, columns]),
    [
      [12, 4],
      [12, 4],
      [12, 3],
    ],
  );
});

test('sizes are rounded to whole tokens within their bounds', () => {
  const bounds = { patch: 14, merge: 2, minPixels: 28 * 28 * 4, maxPixels: 28 * 28 * 16 };
  assert.deepEqual(smartSize({ width: 112, height: 84 }, bounds), { width: 112, height: 84 });
  assert.deepEqual(smartSize({ width: 1920, height: 1080 }, bounds), { width: 140, height: 84 });
  const tiny = smartSize({ width: 10, height: 10 }, bounds);
  assert.ok(tiny.width * tiny.height >= bounds.minPixels && tiny.width % 28 === 0);
  const strip = smartSize({ width: 4000, height: 20 }, bounds);
  assert.ok(strip.height === 28 && strip.width % 28 === 0);
});

test('Qwen2-VL answers as the stock runtime does, from pixels over M-RoPE to the logits', async () => {
  const whole = [frames[0]!, frames[2]!];
  const ours = await logOdds(
    qwen,
    whole.map((tokens) =>
      relevancePrompt(qwen.family, 'frame-first', { question, frames: [{ tokens, label: '' }], text: '' }),
    ),
    false,
  );
  const stock = await stockLogOdds([images[0]!, images[2]!]);
  assert.ok(furthest(ours, stock) < 1e-3, `${ours} against ${stock}`);
});

for (const order of ['frame-first', 'question-first'] as const) {
  test(`Qwen2-VL, merged, batched over a shared prefix, ${order}: the same as one by one`, async () => {
    const merged = frames.map((frame) => mergeToBudget(frame, 5));
    const one = await logOdds(qwen, prompts(qwen, order, merged), false);
    assert.ok(furthest(await logOdds(qwen, prompts(qwen, order, merged), true), one) < 1e-4);
  });
}

test('where a merged token lies matters to Qwen2-VL', async () => {
  const merged = mergeToBudget(frames[0]!, 5);
  const moved = { ...merged, places: Uint16Array.from(merged.places, (place) => 11 - place) };
  const [here, there] = await logOdds(qwen, prompts(qwen, 'frame-first', [merged, moved]), false);
  assert.notEqual(here, there);
});

test('half floats and quantised blocks run through the same code, near the whole numbers', async () => {
  const folder = join(scratchFolder(), 'tiny-smolvlm');
  const formats = ['fp32', 'fp16', 'q8', 'q4', 'q4f16'] as const;
  writeSmolVlm(folder, 'tiny', TINY_SMOLVLM, { vision: formats, embed: formats, decoder: formats });
  const found = new Map<string, number[]>();
  for (const dtype of formats) {
    const vlm = await openVlm(ref(folder, dtype), 2);
    const encoded = await vlm.encode(images);
    const merged = encoded.map((frame) => mergeToBudget(frame, 8));
    const fast = await logOdds(vlm, prompts(vlm, 'question-first', merged), true);
    const one = await logOdds(vlm, prompts(vlm, 'question-first', merged), false);
    assert.ok(furthest(fast, one) < (dtype.includes('16') ? 0.05 : 1e-3), `${dtype}: ${fast} against ${one}`);
    let text = '';
    for await (const part of generate(vlm, captionPrompt(vlm.family, { tokens: merged[0]!, label: '' }), 6, context)) {
      text += part;
    }
    assert.ok(text.length > 0);
    found.set(dtype, one);
    await vlm.close();
  }
  const exact = found.get('fp32')!;
  assert.ok(furthest(found.get('fp16')!, exact) < 0.05);
  assert.ok(furthest(found.get('q8')!, exact) < 0.2);
});

test('a folder that holds another kind of model is refused with a sentence', async () => {
  await assert.rejects(openVlm(ref(join(dirname(qwenFolder), 'nothing'), 'fp32'), 2), {
    code: 'MODEL_MISSING',
    message: /config\.json is missing/,
  });
});

async function stockLogOdds(pictures: readonly RgbImage[]): Promise<number[]> {
  const { AutoProcessor, Qwen2VLForConditionalGeneration, RawImage, env } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = dirname(qwenFolder);
  const name = basename(qwenFolder);
  const processor = await AutoProcessor.from_pretrained(name);
  const model = await Qwen2VLForConditionalGeneration.from_pretrained(name, { dtype: 'fp32', device: 'cpu' });
  const text = `Question: ${question}\nIs this frame useful for answering the question? Answer Yes or No.`;
  const messages = [{ role: 'user', content: [{ type: 'image' }, { type: 'text', text }] }];
  const prompt = processor.apply_chat_template(messages as never, { add_generation_prompt: true });
  const found: number[] = [];
  for (const { data, width, height } of pictures) {
    const inputs = await processor(prompt, [new RawImage(data, width, height, 3)]);
    const { logits } = await model(inputs);
    const [, length, vocabulary] = logits.dims;
    found.push(logOddsOf((logits.data as Float32Array).slice((length - 1) * vocabulary), qwen.tokenizer.answers));
  }
  await model.dispose();
  return found;
}
