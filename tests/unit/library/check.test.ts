import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../main/library/database.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, idOf, note, sampleAsset, temporaryDir } from './sample-library.ts';

/** Each a wound that no code path of the library makes. */
const wounds: [name: string, sql: string, found: RegExp][] = [
  ['lost text', 'DELETE FROM evidence_bodies WHERE evidence = 1', /lost their text/],
  ['lost passage', 'DELETE FROM passages WHERE evidence = 1', /missing from the word index/],
  ['index behind', "UPDATE passages SET text = 'changed' WHERE evidence = 1", /word index does not fit/],
  ['lost bits', 'DELETE FROM evidence_bits WHERE evidence = 1', /coarse form/],
  ['bits of the wrong kind', 'UPDATE evidence_bits SET kind = 1', /coarse form/],
  ['bits of nobody', "INSERT INTO evidence_bits VALUES (384, 1, 99, 1, x'00')", /belong to no evidence/],
  ['loose rows', 'PRAGMA foreign_keys = OFF; DELETE FROM units', /point to rows that are gone/],
];

for (const [name, sql, found] of wounds)
  test(`the check finds: ${name}`, (t) => {
    const dir = temporaryDir(t);
    const library = openLibrary(dir, { log: silentLog });
    library.assets.add(sampleAsset(1));
    library.stages.commit({
      assetId: idOf(1),
      stage: 'text',
      unit: 'all',
      evidence: [note(1, 'a', 'one'), note(1, 'b', 'two')],
      vectors: ['a', 'b'].map((id, i) => ({ id, vector: direction(randomFrom(i)) })),
    });
    assert.deepEqual(library.check(), { ok: true, problems: [], assets: 1, evidence: 2 });
    library.close();
    const db = openDatabase(join(dir, 'library.db'));
    db.exec(sql);
    db.close();
    const wounded = openLibrary(dir, { log: silentLog });
    t.after(() => wounded.close());
    const { ok, problems } = wounded.check();
    assert.equal(ok, false);
    assert.match(problems.join('\n'), found);
  });

test('the check misses pictures that rows speak of', (t) => {
  const library = openLibrary(temporaryDir(t), { log: silentLog });
  t.after(() => library.close());
  library.assets.add(sampleAsset(1));
  const frame = { assetId: idOf(1), time: 0, start: 0, end: 1 };
  for (const name of ['thumb-k1.jpg', 'filmstrip.jpg']) library.blobs.put(idOf(1), name, Uint8Array.of(1));
  library.stages.commit({
    assetId: idOf(1),
    stage: 'keyframes',
    unit: 'all',
    keyFrames: [
      { ...frame, id: 'k1', sameAs: null },
      { ...frame, id: 'k2', sameAs: 'k1' },
    ],
    filmstrip: { count: 1, columns: 1, width: 1, height: 1, interval: 1 },
    finish: { state: 'done', version: '1' },
  });
  assert.deepEqual(library.check().problems, [], 'a frame that is the same as another needs no picture');
  for (const name of ['thumb-k1.jpg', 'filmstrip.jpg']) rmSync(library.blobs.path(idOf(1), name)!);
  assert.deepEqual(library.check().problems, [
    'the filmstrip of clip 1.mp4 is missing',
    '1 pictures of clip 1.mp4 are missing; run its key frames again',
  ]);
});
