import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Migration } from '../../../main/library/migrations/migration.ts';
import { migrations } from '../../../main/library/migrations/migrations.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { idOf, note, sampleAsset, temporaryDir } from './sample-library.ts';

const next = migrations.length + 1;
const addRating: Migration = { version: next, sql: 'ALTER TABLE assets ADD COLUMN rating INTEGER' };

/** A library of the format of today with one evidence, closed. */
function oldLibrary(dir: string): void {
  const library = openLibrary(dir, { log: silentLog });
  library.assets.add(sampleAsset(1));
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence: [note(1, 'a', 'kept')] });
  library.close();
}
function versionOf(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const { user_version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  db.close();
  return user_version;
}
const open = (dir: string, steps: readonly Migration[]) => openLibrary(dir, { log: silentLog, steps, now: () => 77 });

test('steps are numbered from 1 without gaps', () => {
  assert.deepEqual(
    migrations.map(({ version }) => version),
    migrations.map((_, i) => i + 1),
  );
});

test('a new library takes every step and needs no copy', (t) => {
  const dir = temporaryDir(t);
  open(dir, [...migrations, addRating]).close();
  assert.equal(versionOf(join(dir, 'library.db')), next);
  assert.ok(!readdirSync(dir).includes('backups'));
});

test('a library of an older format is copied, then brought up to date with all that is in it', (t) => {
  const dir = temporaryDir(t);
  oldLibrary(dir);
  const library = open(dir, [...migrations, addRating]);
  assert.deepEqual(
    library.evidence.ofAsset(idOf(1)).map(({ text }) => text),
    ['kept'],
  );
  assert.equal(library.check().ok, true);
  library.close();
  assert.deepEqual(readdirSync(join(dir, 'backups')), [`library-v${next - 1}-77.db`]);
  assert.equal(versionOf(join(dir, 'backups', `library-v${next - 1}-77.db`)), next - 1);
  open(dir, [...migrations, addRating]).close();
  assert.equal(readdirSync(join(dir, 'backups')).length, 1, 'no step, no copy');
});

test('a step that fails leaves the format as it was', (t) => {
  const dir = temporaryDir(t);
  oldLibrary(dir);
  const broken = { version: next, sql: 'ALTER TABLE assets ADD COLUMN rating INTEGER; CREATE TABLE assets (no)' };
  assert.throws(() => open(dir, [...migrations, broken]), { name: 'AppError' });
  const loose = { version: next, sql: 'DELETE FROM units' };
  assert.throws(() => open(dir, [...migrations, loose]), /loose rows/);
  assert.equal(versionOf(join(dir, 'library.db')), next - 1);
  const library = open(dir, migrations);
  assert.equal(library.evidence.ofAsset(idOf(1)).length, 1);
  library.close();
});

test('a library of a newer format is refused and not touched', (t) => {
  const dir = temporaryDir(t);
  open(dir, [...migrations, addRating]).close();
  const before = readFileSync(join(dir, 'library.db'));
  assert.throws(() => open(dir, migrations), { code: 'UNSUPPORTED', message: /newer Cuepoint/ });
  assert.throws(() => openLibrary(dir, { log: silentLog, readOnly: true }), { code: 'UNSUPPORTED' });
  assert.deepEqual(readFileSync(join(dir, 'library.db')), before);
});

test("another program's database is refused and not touched", (t) => {
  const dir = temporaryDir(t);
  const file = join(dir, 'library.db');
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE songs (name TEXT)');
  db.close();
  assert.throws(() => open(dir, migrations), { code: 'UNSUPPORTED', message: /another program/ });
  const again = new DatabaseSync(file);
  const tables = again.prepare('SELECT name FROM sqlite_schema').all();
  again.close();
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['songs'],
  );
});

test('a reader does not change an older format', (t) => {
  const dir = temporaryDir(t);
  oldLibrary(dir);
  assert.throws(() => openLibrary(dir, { log: silentLog, readOnly: true, steps: [...migrations, addRating] }), {
    code: 'UNSUPPORTED',
    message: /older format/,
  });
  assert.equal(versionOf(join(dir, 'library.db')), next - 1);
});
