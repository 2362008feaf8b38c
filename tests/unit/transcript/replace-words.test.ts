import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FindWords, placesOf, withOther } from '../../../main/transcript/replace-words.ts';

const replaced = (text: string, find: string, other: string, how: Partial<FindWords> = {}) =>
  withOther(text, placesOf({ find, wholeWord: true, matchCase: false, ...how })(text), other);

test('whole words and case are matched as asked, in any script', () => {
  assert.equal(replaced('The art of the start.', 'art', 'tide'), 'The tide of the start.');
  assert.equal(replaced('The art of the start.', 'art', 'ool', { wholeWord: false }), 'The ool of the stool.');
  assert.equal(replaced('Änderung in Änderungen', 'änderung', 'Prüfung'), 'Prüfung in Änderungen');
  assert.equal(replaced('US and us', 'us', 'we', { matchCase: true }), 'US and we');
  assert.equal(replaced('低潮は正午', '低潮', '満潮', { wholeWord: false }), '満潮は正午');
  assert.equal(replaced('naïve naive', 'naïve', 'plain'), 'plain naive');
});

test('a word that began a sentence goes on beginning it', () => {
  assert.equal(replaced('Tied is low. The tied rises.', 'tied', 'tide'), 'Tide is low. The tide rises.');
  assert.equal(replaced('TIED', 'tied', 'tide'), 'tide');
  assert.equal(replaced('Tied', 'tied', 'tide', { matchCase: true }), 'Tied');
});

test('leaving words out leaves no double spaces, and no space or comma before a sign', () => {
  assert.equal(replaced('So, um, it is low, um.', 'um', ''), 'So, it is low.');
  assert.equal(replaced('um', 'um', ''), '');
  assert.equal(replaced('so um low', 'um', ' '), 'so low');
});

test('several words are found over any spaces, and nothing in them is a pattern', () => {
  assert.equal(replaced('low  water', 'low water', 'ebb'), 'ebb');
  assert.equal(replaced('a.c abc $&', 'a.c', '$&', { wholeWord: false }), '$& abc $&');
  assert.deepEqual(placesOf({ find: '  ', wholeWord: false, matchCase: false })('any  text'), []);
});

test('what is found is what was looked for, and with the same words nothing changes', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab .,(['), maxLength: 30 });
  fc.assert(
    fc.property(text, text, fc.boolean(), (line, find, wholeWord) => {
      const places = placesOf({ find, wholeWord, matchCase: true })(line);
      const wanted = find.trim().replace(/\s+/g, ' ');
      for (const [from, to] of places) assert.equal(line.slice(from, to).replace(/\s+/g, ' '), wanted);
      if (wanted !== '') assert.equal(withOther(line, places, wanted), line.replace(/\s+/g, ' ').trim());
    }),
  );
});
