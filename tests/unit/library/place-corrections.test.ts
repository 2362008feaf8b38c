import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from './sample-library.ts';
import { commit, first, found, libraryOf, read, second, spoken, third } from './written-lines.ts';

test('it stays when the same line is read again', (t) => {
  const library = libraryOf(t);
  library.transcript.correct([{ evidenceId: 's1', text: 'The tide is low at noon' }]);
  const line = read(library, 's1');
  commit(library, [first, second, third]);
  assert.deepEqual(read(library, 's1'), line);
  library.stages.reset(idOf(1), 'speech');
  assert.deepEqual(
    library.transcript.lost(idOf(1)).map(({ text, original }) => [text, original]),
    [['The tide is low at noon', first.text]],
  );
  commit(library, [first]);
  assert.deepEqual(read(library, 's1'), line);
  assert.deepEqual(found(library, 'tide'), ['s1']);
  assert.deepEqual(library.transcript.lost(idOf(1)), []);
  assert.equal(library.check().ok, true);
});

test('another model that hears about the same at that time gets it; the id alone is no reason', (t) => {
  const library = libraryOf(t);
  library.transcript.correct([{ evidenceId: 's1', text: 'The tide is low at noon' }]);
  library.stages.reset(idOf(1), 'speech');
  commit(library, [spoken('s1', 'Good morning everybody', 0, 5.5), spoken('s9', 'The tied is low at noons', 0.4, 6.2)]);
  assert.equal(read(library, 's1').text, 'Good morning everybody');
  assert.equal(read(library, 's9').text, 'The tide is low at noon');
  assert.deepEqual(read(library, 's9').original, { text: 'The tied is low at noons', speaker: null });
});

test('what fits nowhere, or two lines, is kept apart until it fits or is forgotten', (t) => {
  const library = libraryOf(t);
  library.transcript.correct([
    { evidenceId: 's1', text: 'The tide is low at noon' },
    { evidenceId: 's2', speaker: 'Robin' },
  ]);
  library.stages.reset(idOf(1), 'speech');
  commit(library, [
    spoken('a', 'The tied is low at noon', 0, 5.9),
    spoken('b', 'The tied is low at noon', 0.1, 6),
    spoken('c', 'Bring', 8, 8.9),
  ]);
  const lost = library.transcript.lost(idOf(1));
  assert.deepEqual(
    lost.map(({ start, text, speaker, kind }) => [start, text, speaker, kind]),
    [
      [0, 'The tide is low at noon', null, 'speech'],
      [8, null, 'Robin', 'speech'],
    ],
  );
  assert.equal(library.check().ok, true, 'that is no damage');
  library.transcript.correct([{ evidenceId: 'a', text: 'The tide is low at noon' }]);
  library.transcript.forget([lost[0]!.id]);
  assert.deepEqual(
    library.transcript.lost(idOf(1)).map(({ speaker }) => speaker),
    ['Robin'],
  );
});

test('the same words at another time are another line, and of two corrections for one line neither is taken', (t) => {
  const library = libraryOf(t);
  commit(library, [spoken('s3', 'Bring your boots', 8.2, 11.1)], 'again');
  library.transcript.correct([
    { evidenceId: 's1', text: 'The tide is low at noon' },
    { evidenceId: 's2', text: 'Bring your coats' },
    { evidenceId: 's3', text: 'Bring your books' },
  ]);
  library.stages.reset(idOf(1), 'speech');
  commit(library, [spoken('x', 'The tied is low at noon', 5.5, 11.5), spoken('y', 'Bring your boots', 8.1, 11)]);
  assert.equal(library.transcript.lost(idOf(1)).length, 3);
  assert.equal(read(library, 'x').text, 'The tied is low at noon');
  assert.equal(read(library, 'y').text, 'Bring your boots');
});
