import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { backUp } from '../../../main/library/backup.ts';
import { openDatabase } from '../../../main/library/database.ts';
import type { StoredFeedback } from '../../../main/library/library.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, idOf, libraryWith, note, sampleAsset, temporaryDir } from './sample-library.ts';

const span = (n: number, evidenceId: string) => ({ assetId: idOf(n), evidenceId, start: 1.5, end: 2.25 });
const thumb = (change: Partial<StoredFeedback> = {}): StoredFeedback => ({
  answerId: 'a1',
  momentId: null,
  thumb: 'up',
  question: 'Where is the fog bell?',
  vector: null,
  judged: null,
  spans: [span(1, 'a')],
  createdAt: 7,
  ...change,
});

test('a thumb is kept as it was given, with its question, its vector and what it is about', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one'), note(1, 'b', 'two')]);
  const vector = direction(randomFrom(1));
  const whole = thumb({
    momentId: 'm1',
    thumb: 'down',
    vector,
    judged: { model: 'pico-vlm', p: 0.25 },
    spans: [span(1, 'a'), span(1, 'b')],
  });
  library.feedback.put(whole);
  assert.deepEqual(library.feedback.ofAnswer('a1'), [whole]);
  assert.deepEqual(library.feedback.list(), [whole]);
  assert.deepEqual(library.feedback.ofAnswer('a2'), []);
});

test('another thumb takes its place, and it can be taken back; that on the answer is another than that on a moment', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one')]);
  library.feedback.put(thumb());
  library.feedback.put(thumb({ momentId: 'm1' }));
  library.feedback.put(thumb({ thumb: 'down' }));
  const told = () => library.feedback.ofAnswer('a1').map(({ momentId, thumb: given }) => [momentId, given]);
  assert.deepEqual(told(), [
    ['m1', 'up'],
    [null, 'down'],
  ]);
  library.feedback.remove('a1', null);
  assert.deepEqual(told(), [['m1', 'up']]);
  library.feedback.remove('a1', 'nothing');
  assert.equal(library.feedback.list().length, 1);
});

test('a vector may come later; one for a thumb that was taken back is no error', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one')]);
  library.feedback.put(thumb());
  const vector = direction(randomFrom(2));
  library.feedback.setVector('a1', null, vector);
  assert.deepEqual(library.feedback.list()[0]!.vector, vector);
  library.feedback.remove('a1', null);
  library.feedback.setVector('a1', null, vector);
  assert.deepEqual(library.feedback.list(), []);
});

test('it goes with its files: hidden with them, back with them, deleted with the last', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one'), note(2, 'c', 'three')]);
  library.feedback.put(thumb({ spans: [span(1, 'a'), span(2, 'c')] }));
  library.feedback.put(thumb({ answerId: 'a2' }));
  const { undo } = library.assets.remove([idOf(1)]);
  assert.deepEqual(
    library.feedback.list().map(({ answerId, spans }) => [answerId, spans.map(({ evidenceId }) => evidenceId)]),
    [['a1', ['c']]],
  );
  library.assets.restore(undo);
  assert.equal(library.feedback.list().length, 2);
  library.assets.discard(idOf(1));
  assert.deepEqual(
    library.feedback.list().map(({ answerId }) => answerId),
    ['a1'],
  );
  library.assets.discard(idOf(2));
  assert.deepEqual(library.feedback.list(), []);
  assert.deepEqual(library.check().problems, []);
});

test('a file that is read again keeps its thumbs', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one')]);
  library.feedback.put(thumb());
  library.stages.reset(idOf(1), 'text');
  assert.equal(library.feedback.list().length, 1);
  assert.deepEqual(library.check().problems, []);
});

test('about a file that is not there nothing is kept', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one')]);
  assert.throws(() => library.feedback.put(thumb({ spans: [span(9, 'x')] })), { code: 'NOT_FOUND' });
  assert.deepEqual(library.feedback.list(), []);
  assert.deepEqual(library.check().problems, []);
});

test('every copy of the library holds them', (t) => {
  const dir = temporaryDir(t);
  const library = openLibrary(dir, { log: silentLog });
  library.assets.add(sampleAsset(1));
  library.feedback.put(thumb());
  library.close();
  const db = openDatabase(join(dir, 'library.db'));
  const copy = openDatabase(backUp(db, dir, 4, 1));
  assert.equal(copy.prepare('SELECT count(*) AS n FROM feedback_spans JOIN feedback ON no = feedback').get()?.n, 1);
  copy.close();
  db.close();
});

for (const [name, sql, found] of [
  ['about nothing', 'DROP TRIGGER feedback_spans_deleted; DELETE FROM feedback_spans', /1 thumbs are about nothing/],
  ['cut vector', "UPDATE feedback SET dimensions = 384, vector = x'0011'", /vectors of a wrong length/],
] as const)
  test(`the check finds: ${name}`, (t) => {
    const dir = temporaryDir(t);
    const library = openLibrary(dir, { log: silentLog });
    library.assets.add(sampleAsset(1));
    library.feedback.put(thumb());
    library.close();
    const db = openDatabase(join(dir, 'library.db'));
    db.exec(sql);
    db.close();
    const wounded = openLibrary(dir, { log: silentLog });
    t.after(() => wounded.close());
    assert.match(wounded.check().problems.join('\n'), found);
  });
