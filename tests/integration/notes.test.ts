import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Engine, openEngine } from '../../main/engine.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import { contract } from '../../preload/contract/contract.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { hashedModels } from '../eval/gold/hashed-models.ts';
import { sampleDir, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const scratch = scratchFolder();
const libraryDir = join(scratch, 'library');
const forkModels = () => forkNode(weightsDir);
const open = () =>
  openEngine({ libraryDir, modelsDir: join(scratch, 'models'), weightsDir, sampleDir, forkModels, log: silentLog });

let engine: Engine;
let assetId: string;
before(async () => {
  const library = openLibrary(libraryDir, { log: silentLog });
  const speech: [number, number, string][] = [[1, 8, 'The keeper at Holm kept goats.']];
  const ids = await fillLibrary(library, hashedModels(), [{ name: 'harbour.mp4', duration: 80, speech }]);
  assetId = ids.get('harbour.mp4')!;
  library.close();
  engine = await open();
});
after(() => engine.close());

const { save, search, remove } = {
  save: (note: { id?: string; start: number; end: number; text: string }) =>
    engine.calls['notes.save']({ assetId, ...note }),
  search: async (query: string) => {
    const input = contract.calls['search.run'].input.parse({ query, kinds: ['note'] });
    const { moments } = await engine.calls['search.run'](input);
    return moments.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  },
  remove: (id: string) => engine.calls['notes.remove']({ id }),
};
const until = async (is: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await is()); ) {
    assert.ok(Date.now() < end, 'it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test('a note is found by its words at once and soon by what it means, and the window is told of it', async () => {
  const told: string[] = [];
  const stop = engine.on('notes.changed', (changed) => told.push(changed.assetId));
  const { id } = await save({ start: 30, end: 34, text: 'The automobile would not start' });
  assert.deepEqual(await search('automobile'), [id]);
  await until(async () => (await search('a car is broken')).includes(id));
  await save({ id, start: 30, end: 34, text: 'A seal on the rocks' });
  assert.deepEqual(await search('seal'), [id]);
  await remove(id);
  assert.deepEqual(await search('seal'), []);
  assert.deepEqual(told, [assetId, assetId, assetId]);
  stop();
});

test('what was not embedded before the window closed is embedded at the next start', async () => {
  await engine.close();
  const library = openLibrary(libraryDir, { log: silentLog });
  library.notes.put({ id: 'late', assetId, start: 5, end: 5, text: 'A vessel leaves the port' });
  library.close();
  engine = await open();
  await until(async () => (await search('the ship departs')).includes('late'));
  await remove('late');
});

test('a note must lie in its file', async () => {
  await assert.rejects(save({ start: 90, end: 91, text: 'behind the end' }), { code: 'BAD_INPUT' });
  await assert.rejects(save({ start: 9, end: 8, text: 'backwards' }), { code: 'BAD_INPUT' });
  const { id, end } = await save({ start: 79, end: 85, text: 'to the end' });
  assert.equal(end, 80);
  await remove(id);
});

test('marks for editors are the notes, named by their first line', async () => {
  const notes = [
    await save({ start: 2, end: 2, text: 'Opening\nthe logo is old' }),
    await save({ start: 20, end: 25.5, text: 'Gate' }),
  ];
  const { path } = await engine.calls['library.export']({ assetId, format: 'edl', moments: [] });
  const edl = readFileSync(path, 'utf8');
  assert.match(edl, /Opening/);
  assert.match(edl, /Gate/);
  const csv = readFileSync(
    (await engine.calls['library.export']({ assetId, format: 'csv', moments: [] })).path,
    'utf8',
  );
  assert.match(csv, /note,20\.000,25\.500,/);
  for (const { id } of notes) await remove(id);
});
