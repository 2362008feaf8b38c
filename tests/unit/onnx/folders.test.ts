import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AutoModelForImageTextToText, AutoProcessor, RawImage } from '@huggingface/transformers';
import { writeQwen2Vl } from '../../onnx/qwen2-vl-folder.ts';
import { TINY_SMOLVLM, writeSmolVlm } from '../../onnx/smolvlm-folder.ts';
import { WORDS } from '../../onnx/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuepoint-model-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const [width, height] = [140, 84];
const picture = new RawImage(
  Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => (i * 7) % 256),
  width,
  height,
  3,
);
const question = 'Is this frame useful for answering the question? Answer Yes or No.';

/** Loads a folder with the stock library and lets it write two tokens → ids of prompt and answer. */
async function answer(path: string, dtype: 'fp32' | 'q8' | 'q4' | 'q4f16', options: object | undefined) {
  const processor = await AutoProcessor.from_pretrained(path, { local_files_only: true });
  const model = await AutoModelForImageTextToText.from_pretrained(path, { local_files_only: true, dtype });
  const text = processor.apply_chat_template(
    [{ role: 'user', content: [{ type: 'image' }, { type: 'text', text: question }] }] as never,
    { add_generation_prompt: true },
  );
  const inputs = await processor(text, [picture], options);
  const written = (await model.generate({ ...inputs, max_new_tokens: 2, do_sample: false } as never)) as {
    tolist(): bigint[][];
  };
  await model.dispose();
  return { text, prompt: inputs.input_ids.dims[1] as number, ids: written.tolist()[0]! };
}

test('transformers.js reads a SmolVLM folder in every format', async () => {
  const formats = ['fp32', 'q8', 'q4', 'q4f16'] as const;
  const path = join(folder, 'smolvlm');
  writeSmolVlm(path, 'test', TINY_SMOLVLM, { vision: formats, embed: formats, decoder: formats });
  const options = { do_image_splitting: false };
  const exact = await answer(path, 'fp32', options);
  assert.equal(exact.text, `<|im_start|>User:<image>${question}<end_of_utterance>\nAssistant:`);
  assert.equal(exact.ids.length, exact.prompt + 2);
  for (const dtype of formats.slice(1)) assert.equal((await answer(path, dtype, options)).ids.length, exact.ids.length);
});

test('transformers.js reads a Qwen2-VL folder; every 28 px square of a picture is a token', async () => {
  const path = join(folder, 'qwen2-vl');
  writeQwen2Vl(path);
  const { prompt, ids } = await answer(path, 'fp32', undefined);
  assert.equal(ids.length, prompt + 2);
  const { image_token_id: imageToken } = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8'));
  assert.equal(ids.filter((id) => id === BigInt(imageToken)).length, (width / 28) * (height / 28));
});

test('no word is longer than one token, so a prompt is about as long as with a trained tokenizer', async () => {
  const path = join(folder, 'smolvlm');
  const { tokenizer } = await AutoProcessor.from_pretrained(path, { local_files_only: true });
  assert.equal(tokenizer!.encode(question).length, question.split(' ').length + 2);
  for (const word of WORDS) assert.equal(tokenizer!.encode(` ${word}`).length, 1, word);
});
