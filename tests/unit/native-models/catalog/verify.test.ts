import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { embeddedModels } from '../../../../native-models/catalog/embedded-models.ts';
import type { ModelEntry } from '../../../../native-models/catalog/model-entry.ts';
import { listModels } from '../../../../native-models/store/list-models.ts';
import { verifyEmbedded } from '../../../../native-models/store/verify-embedded.ts';
import { weightsDir } from '../../../fixtures/paths.ts';

let folder: string;
let entry: ModelEntry;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuepoint-catalog-'));
  await mkdir(join(folder, 'm'));
  const sha256 = createHash('sha256').update('right').digest('hex');
  entry = { ...embeddedModels[0]!, origin: { kind: 'weights', folder: 'm' }, files: [{ path: 'a', size: 5, sha256 }] };
});
after(() => rm(folder, { recursive: true }));

test('what ships is whole, to the byte', async () => {
  const models = await listModels({ weightsDir, modelsDir: folder, hash: true });
  for (const model of models.filter(({ embedded }) => embedded))
    assert.equal(model.state, 'ready', `${model.id}: ${model.reason}`);
});

test('every embedded model has its licence and its provenance beside it', async () => {
  for (const { origin, files } of embeddedModels) {
    if (origin.kind !== 'weights') continue;
    assert.ok((await readFile(join(weightsDir, origin.folder, 'LICENSE'), 'utf8')).length > 500);
    const readme = await readFile(join(weightsDir, origin.folder, 'README.md'), 'utf8');
    for (const file of files) if (file.path.endsWith('.onnx')) assert.ok(readme.includes(file.sha256), file.path);
  }
});

test('missing, cut off and changed files are told apart', async () => {
  const state = async (hash: boolean) => (await verifyEmbedded(entry, folder, { hash })).state;
  assert.equal(await state(false), 'missing');
  await writeFile(join(folder, 'm/a'), 'righ');
  assert.equal(await state(false), 'broken');
  await writeFile(join(folder, 'm/a'), 'wrong');
  assert.deepEqual([await state(false), await state(true)], ['ready', 'broken']);
  await writeFile(join(folder, 'm/a'), 'right');
  assert.equal(await state(true), 'ready');
});
