import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import {
  findLines,
  lineAt,
  splitMatches,
  transcriptLines,
} from '../../../../renderer/features/transcript/transcript-lines.ts';

const said = (id: string, start: number, text: string, language: string) =>
  ({
    id,
    kind: 'speech',
    start,
    end: start + 2,
    text,
    detail: { kind: 'speech', language, trackIndex: 1, words: [] },
  }) as unknown as Evidence;

const lines = transcriptLines(
  [
    said('c', 48.5, 'Für die besten Aussichten', 'de'),
    said('a', 2, 'Many people', 'en'),
    said('b', 7.8, 'However', 'en'),
  ],
  'speech',
);

test('lines come in the order they are said, and a new language is told where it begins', () => {
  assert.deepEqual(
    lines.map(({ id, language }) => [id, language]),
    [
      ['a', null],
      ['b', null],
      ['c', 'de'],
    ],
  );
});

test('the line that is on is found, in a pause the one before', () => {
  assert.equal(lineAt(lines, 0), -1);
  assert.equal(lineAt(lines, 2), 0);
  assert.equal(lineAt(lines, 30), 1);
  assert.equal(lineAt(lines, 90), 2);
});

test('find looks at letters, not at their case', () => {
  assert.deepEqual(findLines(lines, ' HOW'), [1]);
  assert.deepEqual(findLines(lines, ''), []);
});

test('marking what matches loses no letter', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      assert.equal(splitMatches(text, query).join(''), text);
    }),
  );
  assert.deepEqual(splitMatches('Tide by tide', 'tide'), ['', 'Tide', ' by ', 'tide', '']);
});
