import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import { cutPlaces } from '../../../../renderer/features/transcript/cut-places.ts';
import { partOf } from '../../../../renderer/features/transcript/part-of.ts';
import { initialsOf, speakerLooks } from '../../../../renderer/features/transcript/speaker-looks.ts';
import { linesUntilNamed, type TranscriptLine } from '../../../../renderer/features/transcript/transcript-lines.ts';

const line: Evidence = {
  id: 'a',
  assetId: 'f'.repeat(64),
  kind: 'speech',
  start: 10,
  end: 16,
  text: 'The tide is low at noon',
  box: null,
  confidence: 1,
  source: { stage: 'speech', model: 'm', version: '1' },
  original: { text: 'The tied is low at noon', speaker: null },
  detail: {
    kind: 'speech',
    language: 'en',
    trackIndex: 1,
    words: 'The tide is low at noon'.split(' ').map((text, i) => ({ text, start: 10 + i, end: 11 + i, confidence: 1 })),
  },
};

test('a part of a line is whole words with their own time', () => {
  const part = partOf(line, 5, 14);
  assert.deepEqual([part.text, part.start, part.end], ['tide is low', 11, 14]);
  assert.equal(part.original, undefined);
  assert.ok(part.detail.kind === 'speech');
  assert.deepEqual(
    part.detail.words.map(({ text }) => text),
    ['tide', 'is', 'low'],
  );
  assert.deepEqual(partOf(line, 3, 8).text, 'tide', 'a space that is selected, too, brings no word with it');
});

test('all of a line, or nothing of it, is the line', () => {
  assert.equal(partOf(line, 0, line.text.length), line);
  assert.equal(partOf(line, 3, 4).text, line.text);
  fc.assert(
    fc.property(fc.nat(23), fc.nat(23), (from, to) => {
      const part = partOf(line, Math.min(from, to), Math.max(from, to));
      assert.ok(line.text.includes(part.text) && part.start >= line.start && part.end <= line.end);
    }),
  );
});

test('a name goes on until another one, past lines without a name', () => {
  const lines = [null, 'Ada', null, 'Ada', null, 'Ben', null].map((speaker) => ({ speaker })) as TranscriptLine[];
  assert.equal(linesUntilNamed(lines, 1).length, 4);
  assert.equal(linesUntilNamed(lines, 0).length, 1);
  assert.equal(linesUntilNamed(lines, 5).length, 2);
});

test('speakers are counted in the order they first speak, each of the first eight in a colour of their own', () => {
  const names = ['Ben', null, 'Ada', 'Ben', 'C', 'D', 'E', 'F', 'G', 'H'];
  const looks = [...speakerLooks(names.map((speaker) => ({ speaker }))).values()];
  assert.deepEqual(
    looks.slice(0, 2).map(({ name, lines }) => [name, lines]),
    [
      ['Ben', 2],
      ['Ada', 1],
    ],
  );
  assert.equal(new Set(looks.map(({ hue }) => hue)).size, 8);
  assert.deepEqual(['Ada Lovelace', 'dr. Änne van Berg', 'Priya', '李 明', '—'].map(initialsOf), [
    'AL',
    'DB',
    'P',
    '李明',
    '·',
  ]);
});

test('a text that is cut at places loses nothing', () => {
  assert.deepEqual(cutPlaces('one two', [{ from: 4, to: 7 }]), ['one ', 'two', '']);
  assert.deepEqual(cutPlaces('one', []), ['one']);
});
