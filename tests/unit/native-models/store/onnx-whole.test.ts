import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWholeOnnx } from '../../../../native-models/store/onnx-whole.ts';
import { fixtureModel, scratchFolder } from '../../../fixtures/paths.ts';

const model = readFileSync(join(fixtureModel('pico-vlm'), 'onnx', 'embed_tokens.onnx'));
const file = join(scratchFolder(), 'model.onnx');
const isWhole = (bytes: Uint8Array) => {
  writeFileSync(file, bytes);
  return isWholeOnnx(file);
};

test('a model is whole, and no piece of it is that is cut off anywhere', async () => {
  assert.equal(await isWhole(model), true);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: model.byteLength - 1 }), async (cut) => {
      assert.equal(await isWhole(model.subarray(0, model.byteLength - cut)), false);
    }),
    { numRuns: 60, examples: [[1], [6], [7]] },
  );
});

test('other files are none', async () => {
  for (const text of ['', 'version https://git-lfs.github.com/spec/v1', '<html>Sign in</html>', '\0\0\0\0']) {
    assert.equal(await isWhole(Buffer.from(text)), false, text);
  }
});
