import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../main/library/database.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, idOf, note, sampleAsset } from './sample-library.ts';
import { commit, first, found, libraryOf, read, third } from './written-lines.ts';

test('a corrected word is read everywhere, found at once, and the old one is not; what was heard is kept', (t) => {
  const library = libraryOf(t);
  assert.deepEqual(found(library, 'tied'), ['s1']);
  const { changed } = library.transcript.correct([{ evidenceId: 's1', text: 'The  tide is low at noon ' }]);
  assert.deepEqual(changed, ['s1']);
  const line = read(library, 's1');
  assert.equal(line.text, 'The tide is low at noon');
  assert.deepEqual(line.original, { text: first.text, speaker: null });
  assert.ok(line.detail.kind === 'speech' && first.detail.kind === 'speech');
  assert.deepEqual(line.detail.words.toSpliced(1, 1), first.detail.words.toSpliced(1, 1));
  assert.deepEqual(line.detail.words[1], { text: 'tide', start: 1, end: 2, confidence: 1 });
  assert.deepEqual(library.evidence.ofAsset(idOf(1))[0], line);
  assert.deepEqual(library.evidence.within(idOf(1), 0, 1), [line]);
  assert.deepEqual(library.evidence.withoutVector(idOf(1))[0], line);
  assert.equal(library.lanes.ofAsset(idOf(1))[0]!.labels[0], line.text);
  assert.deepEqual(found(library, 'tide'), ['s1']);
  assert.deepEqual(found(library, 'tied'), []);
  assert.deepEqual(library.check(), { ok: true, problems: [], assets: 1, evidence: 3 });
});

test('undo puts back what was there before, step by step; the original leaves nothing behind', (t) => {
  const library = libraryOf(t);
  const correct = (text: string | null) => library.transcript.correct([{ evidenceId: 's1', text }]).undo;
  const one = correct('The tide is low');
  const two = correct('The tide is high');
  const redo = library.transcript.correct(two).undo;
  assert.equal(read(library, 's1').text, 'The tide is low');
  library.transcript.correct(redo);
  assert.equal(read(library, 's1').text, 'The tide is high');
  library.transcript.correct(two);
  library.transcript.correct(one);
  assert.deepEqual(read(library, 's1'), first);
  correct('The tide is low');
  correct(first.text);
  assert.deepEqual(read(library, 's1'), first, 'writing what was heard is no correction');
  assert.deepEqual(library.transcript.correct([{ evidenceId: 's1', text: null }]).changed, []);
  assert.deepEqual(found(library, 'tied'), ['s1']);
});

test('all edits are done or none', (t) => {
  const library = libraryOf(t);
  const edits = [
    { evidenceId: 's1', text: 'Other words' },
    { evidenceId: 'gone', text: 'None' },
  ];
  assert.throws(() => library.transcript.correct(edits), { code: 'NOT_FOUND' });
  assert.deepEqual(read(library, 's1'), first);
  commit(library, [note(1, 'n', 'a note')], 'notes');
  assert.throws(() => library.transcript.correct([{ evidenceId: 'n', text: 'x' }]), { code: 'BAD_INPUT' });
});

test('a speaker is named, found by name, taken from a subtitle, and given back', (t) => {
  const library = libraryOf(t);
  const { undo } = library.transcript.correct([
    { evidenceId: 's1', speaker: 'Robin Achterberg' },
    { evidenceId: 'c1', speaker: '' },
  ]);
  const speakers = () => library.transcript.lines([]).map(({ speaker }) => speaker);
  assert.deepEqual(speakers(), ['Robin Achterberg', null, null]);
  const { detail, original } = read(library, 's1');
  assert.ok(detail.kind === 'speech' && detail.speaker === 'Robin Achterberg');
  assert.deepEqual(original, { text: first.text, speaker: null });
  assert.deepEqual(read(library, 'c1').original, { text: third.text, speaker: 'Priya' });
  assert.deepEqual(found(library, 'achterberg'), ['s1']);
  assert.deepEqual(found(library, 'priya'), []);
  library.transcript.correct(undo);
  assert.deepEqual(speakers(), [null, null, 'Priya']);
  assert.deepEqual(read(library, 'c1'), third);
});

test('a correction outlives the process', (t) => {
  const library = libraryOf(t);
  library.transcript.correct([{ evidenceId: 's1', text: 'The tide is low at noon', speaker: 'Robin' }]);
  const line = read(library, 's1');
  library.close();
  const again = openLibrary(library.dir, { log: silentLog });
  t.after(() => again.close());
  assert.deepEqual(read(again, 's1'), line);
  assert.deepEqual(found(again, 'tide'), ['s1']);
});

test('it goes and comes with its file', (t) => {
  const library = libraryOf(t);
  library.transcript.correct([{ evidenceId: 's1', text: 'The tide is low at noon' }]);
  const { undo } = library.assets.remove([idOf(1)]);
  assert.deepEqual(found(library, 'tide'), []);
  assert.deepEqual(library.transcript.lines([]), []);
  assert.throws(() => library.transcript.correct([{ evidenceId: 's1', text: null }]), { code: 'NOT_FOUND' });
  library.assets.restore(undo);
  assert.equal(read(library, 's1').text, 'The tide is low at noon');
  library.assets.discard(idOf(1));
  library.assets.add(sampleAsset(1));
  commit(library, [first]);
  assert.deepEqual(read(library, 's1'), first, 'a file that was deleted for good begins anew');
});

test('old words are not found by meaning any more; what waits for a new vector is known, and no longer when it came', (t) => {
  const library = libraryOf(t);
  const [about, other] = [direction(randomFrom(1)), direction(randomFrom(2))];
  const embed = (unit: string, ...vectors: { id: string; vector: Float32Array }[]) =>
    library.stages.commit({ assetId: idOf(1), stage: 'embeddings', unit, vectors });
  embed('all', { id: 's1', vector: about }, { id: 's2', vector: about });
  library.transcript.correct([
    { evidenceId: 's1', text: 'The tide is low at noon' },
    { evidenceId: 's2', speaker: 'Robin' },
  ]);
  const near = () => library.search.vectors(about, everywhere).map(({ evidenceId }) => evidenceId);
  assert.deepEqual(near(), ['s2'], 'a name makes no words wrong');
  assert.deepEqual(library.transcript.stale(10), ['s1', 's2']);
  embed('corrected s1', { id: 's1', vector: other });
  assert.deepEqual(library.transcript.stale(10), ['s2']);
  assert.equal(library.search.vectors(other, everywhere)[0]!.evidenceId, 's1');
  library.transcript.correct([{ evidenceId: 'c1', text: 'Welcome' }]);
  assert.deepEqual(library.transcript.stale(10), ['s2'], 'what has no vector yet gets its first one as ever');
  assert.equal(library.check().ok, true);
});

for (const [name, sql, problem] of [
  ['another line', "UPDATE corrections SET evidence = 's2'", /not made for/],
  ['other words in the index', "UPDATE corrections SET text = 'Else'", /found by other words/],
] as const)
  test(`the check finds a correction with ${name}`, (t) => {
    const library = libraryOf(t);
    library.transcript.correct([{ evidenceId: 's1', text: 'The tide is low at noon' }]);
    library.close();
    const db = openDatabase(join(library.dir, 'library.db'));
    db.exec(sql);
    db.close();
    const wounded = openLibrary(library.dir, { log: silentLog });
    t.after(() => wounded.close());
    assert.match(wounded.check().problems.join(), problem);
  });
