import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../main/library/database.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { stageName } from '../../../preload/contract/asset.ts';
import { evidence } from '../../../preload/contract/evidence.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, note as found, idOf, newLibrary, sampleAsset, temporaryDir } from './sample-library.ts';

const gate = { id: 'n1', assetId: idOf(1), start: 12, end: 15.5, text: 'The gate opens' };
const wordsOf = (library: ReturnType<typeof newLibrary>, term: string) =>
  library.search.words([term], everywhere).map(({ evidenceId }) => evidenceId);

test('a note is evidence that words find at once, and meaning when it was embedded', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  const note = library.notes.put(gate);
  assert.deepEqual(evidence.parse(note), note);
  assert.deepEqual(library.evidence.ofAsset(idOf(1), ['note']), [note]);
  assert.deepEqual(wordsOf(library, 'gate'), ['n1']);
  assert.deepEqual(library.notes.withoutVector(), [note]);
  const vector = direction(randomFrom(1));
  library.notes.setVector(note, vector);
  assert.deepEqual(library.notes.withoutVector(), []);
  assert.equal(library.search.vectors(vector, everywhere)[0]?.evidenceId, 'n1');
  assert.deepEqual(library.check().problems, []);
});

test('another text takes its place with its vector; another time alone keeps it', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  const vector = direction(randomFrom(1));
  library.notes.setVector(library.notes.put(gate), vector);
  library.notes.put({ ...gate, start: 3, end: 3 });
  assert.deepEqual(library.notes.withoutVector(), []);
  assert.deepEqual(
    library.evidence.within(idOf(1), 3, 3).map(({ id, end }) => [id, end]),
    [['n1', 3]],
  );
  const changed = library.notes.put({ ...gate, text: 'A heron' });
  assert.deepEqual(wordsOf(library, 'gate'), []);
  assert.deepEqual(wordsOf(library, 'heron'), ['n1']);
  assert.deepEqual(library.search.vectors(vector, everywhere), []);
  assert.deepEqual(library.notes.withoutVector(), [changed]);
  // What was on its way for the text before comes too late.
  library.notes.setVector({ id: 'n1', text: gate.text }, vector);
  assert.deepEqual(library.notes.withoutVector(), [changed]);
  assert.deepEqual(library.check().problems, []);
});

test('no stage that runs again takes a note along; embedded anew, it is among those that wait', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  library.notes.setVector(library.notes.put(gate), direction(randomFrom(1)));
  for (const stage of stageName.options) {
    library.stages.commit({ assetId: idOf(1), stage, unit: 'all', evidence: [found(1, `of ${stage}`, 'read')] });
    library.stages.reset(idOf(1), stage);
  }
  assert.deepEqual(
    library.evidence.ofAsset(idOf(1)).map(({ id }) => id),
    ['n1'],
  );
  assert.deepEqual(
    library.evidence.withoutVector(idOf(1)).map(({ id }) => id),
    ['n1'],
  );
});

test('a note removed can be saved again under its id; other evidence is never overwritten by a note', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  library.assets.add(sampleAsset(2));
  const note = library.notes.put(gate);
  assert.deepEqual(library.notes.remove('n1'), note);
  assert.equal(library.notes.remove('n1'), undefined);
  assert.deepEqual(wordsOf(library, 'gate'), []);
  assert.deepEqual(library.notes.put(gate), note);
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence: [found(1, 'read', 'Old Weir')] });
  assert.throws(() => library.notes.put({ ...gate, id: 'read' }), { code: 'BAD_INPUT' });
  assert.throws(() => library.notes.put({ ...gate, assetId: idOf(2) }), { code: 'BAD_INPUT' });
  assert.equal(library.notes.remove('read'), undefined);
  assert.deepEqual(wordsOf(library, 'weir'), ['read']);
});

test('notes go and come with their file', (t) => {
  const library = newLibrary(t);
  assert.throws(() => library.notes.put(gate), { code: 'NOT_FOUND' });
  library.assets.add(sampleAsset(1));
  library.notes.put(gate);
  const { undo } = library.assets.remove([idOf(1)]);
  assert.throws(() => library.notes.put(gate), { code: 'NOT_FOUND' });
  assert.deepEqual(library.notes.withoutVector(), []);
  library.assets.restore(undo);
  assert.equal(library.evidence.ofAsset(idOf(1))[0]?.text, gate.text);
  library.assets.discard(idOf(1));
  assert.deepEqual(library.check(), { ok: true, problems: [], assets: 0, evidence: 0 });
});

test('the check finds a note that has lost what it says', (t) => {
  const dir = temporaryDir(t);
  const library = openLibrary(dir, { log: silentLog });
  library.assets.add(sampleAsset(1));
  library.notes.put(gate);
  library.close();
  const db = openDatabase(join(dir, 'library.db'));
  db.exec(`DELETE FROM evidence WHERE id = 'n1'`);
  db.close();
  const wounded = openLibrary(dir, { log: silentLog });
  t.after(() => wounded.close());
  assert.match(wounded.check().problems.join('\n'), /1 notes have lost/);
});
