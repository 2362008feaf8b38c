import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { getLoadablePath } from 'sqlite-vec';
import { createAssets } from '../../../main/library/assets.ts';
import { createBlobs } from '../../../main/library/blobs.ts';
import { openDatabase } from '../../../main/library/database.ts';
import { createEvidence } from '../../../main/library/evidence.ts';
import { asLibraryError, guarded } from '../../../main/library/failures.ts';
import { migrate } from '../../../main/library/migrations/migrate.ts';
import { migrations } from '../../../main/library/migrations/migrations.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { createStages } from '../../../main/library/stages.ts';
import { loadVectorExtension, outsideArchive } from '../../../main/library/vector-extension.ts';
import { silentLog } from '../../../main/log/log.ts';
import { idOf, note, sampleAsset, temporaryDir } from './sample-library.ts';

test('a full disk is told as such, and the unit that met it left nothing', (t) => {
  const dir = temporaryDir(t);
  const db = openDatabase(join(dir, 'library.db'));
  t.after(() => db.close());
  migrate(db, migrations, () => {});
  const blobs = createBlobs(dir);
  createAssets(db, blobs, Date.now).add(sampleAsset(1));
  const stages = guarded(createStages(db, blobs), dir);
  const { page_count } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${page_count + 20}`);
  const commit = (count: number) =>
    stages.commit({
      assetId: idOf(1),
      stage: 'text',
      unit: `${count}`,
      evidence: Array.from({ length: count }, (_, i) => note(1, `${count}-${i}`, 'word '.repeat(100))),
    });
  commit(1);
  assert.throws(() => commit(2000), { name: 'AppError', code: 'DISK_FULL', message: /free some space/ });
  assert.deepEqual(
    createEvidence(db)
      .ofAsset(idOf(1))
      .map(({ id }) => id),
    ['1-0'],
  );
  assert.deepEqual(
    stages.units(idOf(1), 'text').map(({ unit }) => unit),
    ['1'],
  );
  db.exec('PRAGMA max_page_count = 1000000');
  commit(2000);
  assert.equal(createEvidence(db).ofAsset(idOf(1)).length, 2001);
});

test('a damaged file is told as such, with the way to the copy', (t) => {
  const dir = temporaryDir(t);
  writeFileSync(join(dir, 'library.db'), 'this is no database, however long it goes on '.repeat(100));
  const open = () => openLibrary(dir, { log: silentLog });
  assert.throws(open, { code: 'BROKEN_FILE', message: /cuepoint doctor.*no copy/ });
  mkdirSync(join(dir, 'backups'));
  for (const name of ['library-v1-900.db', 'library-v1-1000.db', 'notes.txt'])
    writeFileSync(join(dir, 'backups', name), '');
  assert.throws(open, { code: 'BROKEN_FILE', message: /library-v1-1000\.db/ });
  assert.throws(open, { code: 'BROKEN_FILE' }, 'the lock was let go');
});

test('damage inside is found by the check', (t) => {
  const dir = temporaryDir(t);
  const library = openLibrary(dir, { log: silentLog });
  library.assets.add(sampleAsset(1));
  const evidence = Array.from({ length: 500 }, (_, i) => note(1, `e${i}`, `word${i} `.repeat(20)));
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence });
  library.close();
  const file = join(dir, 'library.db');
  const handle = openSync(file, 'r+');
  const noise = new Uint8Array(4096).fill(0xa5);
  for (let at = Math.floor(statSync(file).size / 2 / 4096) * 4096, n = 0; n < 10; n++)
    writeSync(handle, noise, 0, 4096, at + n * 4096);
  closeSync(handle);
  const damaged = openLibrary(dir, { log: silentLog });
  t.after(() => damaged.close());
  const { ok, problems } = damaged.check();
  assert.equal(ok, false);
  assert.ok(problems.length > 0);
});

test('every kind of failure has its sentence and its code', () => {
  const code = (error: unknown) => asLibraryError(error, '/lib').code;
  assert.equal(code({ errcode: 13 }), 'DISK_FULL');
  assert.equal(code({ code: 'ENOSPC' }), 'DISK_FULL');
  assert.equal(code({ errcode: 5 | (2 << 8) }), 'LIBRARY_BUSY', 'extended codes count by their primary one');
  assert.equal(code({ errcode: 8 }), 'FORBIDDEN');
  assert.equal(code({ code: 'EROFS' }), 'FORBIDDEN');
  assert.equal(code({ errcode: 11 }), 'BROKEN_FILE');
  assert.equal(code({ errcode: 10 }), 'INTERNAL');
  assert.equal(code(new Error('x')), 'INTERNAL');
  assert.match(asLibraryError({ errcode: 10 }, '/lib').message, /disk/);
});

test('a folder that is no folder gives one sentence', (t) => {
  const file = join(temporaryDir(t), 'file');
  writeFileSync(file, 'kept');
  assert.throws(() => openLibrary(file, { log: silentLog }), { name: 'AppError' });
  assert.equal(readFileSync(file, 'utf8'), 'kept');
});

test('a missing vector extension is named, and is looked for outside the archive', (t) => {
  const db = openDatabase(join(temporaryDir(t), 'library.db'));
  t.after(() => db.close());
  assert.throws(() => loadVectorExtension(db, () => '/nowhere/vec0.so'), {
    code: 'TOOL_MISSING',
    message: /sqlite-vec.*\/nowhere\/vec0\.so is not there/,
  });
  assert.throws(() => db.loadExtension(getLoadablePath()), /not allowed/, 'nothing more is loaded after it');
  const inside = join('/app', 'app.asar', 'node_modules', 'vec0.so');
  assert.equal(outsideArchive(inside), join('/app', 'app.asar.unpacked', 'node_modules', 'vec0.so'));
  assert.equal(outsideArchive('/usr/lib/vec0.so'), '/usr/lib/vec0.so');
});
