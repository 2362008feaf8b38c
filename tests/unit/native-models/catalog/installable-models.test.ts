import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Dtype, dtypesByDevice } from '../../../../native-models/catalog/dtypes.ts';
import { embeddedModels } from '../../../../native-models/catalog/embedded-models.ts';
import { installableModels } from '../../../../native-models/catalog/installable-models.ts';
import { isRepo } from '../../../../native-models/store/hf-cache.ts';
import { isModelId, isModelPath } from '../../../../native-models/store/model-path.ts';
import { dtypesOf } from '../../../../native-models/store/recognise.ts';

test('every entry can be fetched, put under its name and run on every device', () => {
  const ids = [...embeddedModels, ...installableModels].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const entry of installableModels) {
    assert.ok(isModelId(entry.id) && isRepo(entry.repo), entry.id);
    assert.match(entry.revision, /^(main|[0-9a-f]{40})$/);
    assert.ok(entry.files.includes('config.json') && entry.files.includes('tokenizer.json'));
    for (const dtype of Object.values(entry.dtypes)) assert.ok(entry.variants[dtype], `${entry.id} ${dtype}`);
    for (const [dtype, { files, optional = [], bytes, memory }] of Object.entries(entry.variants)) {
      assert.ok([...entry.files, ...entry.optional, ...files, ...optional].every(isModelPath));
      const names = files.map((path) => path.replace('onnx/', ''));
      assert.deepEqual(dtypesOf(entry.family, names), [dtype], `${entry.id} ${dtype} is whole`);
      assert.ok(bytes > 0 && memory > bytes);
    }
  }
});

test('a device gets the catalogue’s kind of numbers where it is there, else the best that is', () => {
  const present: Dtype[] = ['fp32', 'q4'];
  assert.equal(dtypesByDevice(present, { cpu: 'q8', cuda: 'fp32' }).cpu, 'q4');
  assert.equal(dtypesByDevice(present, { cpu: 'fp32' }).cpu, 'fp32');
  assert.equal(dtypesByDevice(present, { cpu: 'q8', cuda: 'fp16' }).cuda, 'q4');
  assert.deepEqual(dtypesByDevice([]), {});
});
