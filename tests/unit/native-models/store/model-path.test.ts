import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { idFrom, isModelId, isModelPath } from '../../../../native-models/store/model-path.ts';

const nasty = fc.string({ unit: fc.constantFrom('a', 'B', '.', '/', '\\', ':', '-', ' ', '\0', 'é', '*') });

test('a path that is let through stays inside the folder, on every system', () => {
  fc.assert(
    fc.property(nasty, (path) => {
      if (!isModelPath(path)) return;
      for (const system of [posix, win32]) {
        const root = system.resolve('/models/one');
        const full = system.resolve(root, path);
        assert.ok(full.startsWith(root + system.sep), full);
      }
    }),
  );
});

test('the paths of models are let through, those that climb are not', () => {
  for (const path of ['config.json', 'onnx/decoder_model_merged_q4.onnx', 'onnx/a.onnx_data', '.gitattributes']) {
    assert.ok(isModelPath(path), path);
  }
  for (const path of ['', '.', '..', '../x', 'a/../b', '/x', 'a//b', 'C:\\x', 'a\\b', 'a/', 'x\0', 'nul/..', 'a. ']) {
    assert.ok(!isModelPath(path), path);
  }
});

test('every name gives an id, and an id stays itself', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), (name) => {
      const id = idFrom(name);
      assert.ok(isModelId(id), JSON.stringify([name, id]));
      assert.equal(idFrom(id), id);
    }),
  );
  assert.equal(idFrom('SmolVLM-256M-Instruct'), 'smolvlm-256m-instruct');
  assert.equal(idFrom('  Mein Modell (neu)  '), 'mein-modell-neu');
});
