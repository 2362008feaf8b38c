import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyOf, quotedTerm } from '../../../main/library/words-query.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { everywhere, idOf, libraryWith, note, sampleAsset } from './sample-library.ts';

const row = (id: string, text: string, heading: string, columns: string[]): Evidence =>
  note(1, id, text, {
    kind: 'text',
    detail: { kind: 'text', keyFrameId: 'k', role: 'row', order: 0, heading, cells: [], columns, size: 0.05 },
  });

test('any term may match; more and rarer terms rank higher; scores are above 0', (t) => {
  const library = libraryWith(t, [
    note(1, 'both', 'the rule of twelfths in spring'),
    note(1, 'one', 'a rule is a rule'),
    note(1, 'other', 'nothing of the kind'),
    note(1, 'far', 'boats'),
    note(1, 'away', 'ropes'),
  ]);
  const hits = library.search.words(['twelfths', 'rule'], everywhere);
  assert.deepEqual(
    hits.map(({ evidenceId }) => evidenceId),
    ['both', 'one'],
  );
  assert.ok(hits.every(({ score }) => score > 0));
});

test('words match by their stem and without accents; phrases stay together', (t) => {
  const library = libraryWith(t, [
    note(1, 'a', 'Café measured the running tides'),
    note(1, 'b', 'rule the twelfths of'),
  ]);
  const found = (...terms: string[]) => library.search.words(terms, everywhere).map(({ evidenceId }) => evidenceId);
  assert.deepEqual(found('cafe'), ['a']);
  assert.deepEqual(found('tide'), ['a']);
  assert.deepEqual(found('measuring'), ['a']);
  assert.deepEqual(found('the twelfths'), ['b']);
  assert.deepEqual(found('rule of twelfths'), []);
});

test('a row is found by its heading and its column titles, after rows that say the word themselves', (t) => {
  const library = libraryWith(t, [
    row('under', 'Mid ebb | 21:20', 'Ferry times', ['Phase', 'Clock']),
    row('itself', 'Ferry | 22:40', 'Other', []),
    row('neither', 'Slack | 09:00', 'Other', []),
    ...['p', 'q', 'r'].map((id) => row(id, id, 'Filler', [])),
  ]);
  const found = (term: string) => library.search.words([term], everywhere).map(({ evidenceId }) => evidenceId);
  assert.deepEqual(found('ferry'), ['itself', 'under']);
  assert.deepEqual(found('clock'), ['under']);
});

test('a cue is found by who speaks it', (t) => {
  const detail = { kind: 'subtitle', language: null, speaker: 'Imogen', from: 'track:2' } as const;
  const library = libraryWith(t, [note(1, 'cue', 'We start at nine.', { kind: 'subtitle', detail })]);
  assert.equal(library.search.words(['imogen'], everywhere).length, 1);
});

test('text without spaces is found by a part of it', (t) => {
  const library = libraryWith(t, [
    note(1, 'zh', '今天的潮汐表'),
    note(1, 'ja', 'ひらがなとカタカナ'),
    note(1, 'ko', '조석 표'),
  ]);
  const found = (term: string) => library.search.words([term], everywhere).map(({ evidenceId }) => evidenceId);
  assert.deepEqual(found('潮汐'), ['zh']);
  assert.deepEqual(found('汐潮'), []);
  assert.deepEqual(found('カタカナ'), ['ja']);
  assert.deepEqual(found('조석'), ['ko']);
});

test('files, seconds, kinds and the limit narrow a search', (t) => {
  const library = libraryWith(t, [
    note(1, 'early', 'tide', { start: 0, end: 4 }),
    note(1, 'late', 'tide', { start: 50, end: 54 }),
    note(2, 'other', 'tide', { kind: 'caption', start: 50, end: 54 }),
  ]);
  const found = (filter: object) =>
    library.search
      .words(['tide'], { ...everywhere, ...filter })
      .map(({ evidenceId }) => evidenceId)
      .sort();
  assert.deepEqual(found({}), ['early', 'late', 'other']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(1)] } }), ['early', 'late']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(1), idOf(2)] } }), ['early', 'late', 'other']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(1)], from: 40 } }), ['late']);
  assert.deepEqual(found({ scope: { assetIds: [], to: 40 } }), ['early']);
  assert.deepEqual(found({ kinds: ['caption'] }), ['other']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(9)] } }), []);
  assert.equal(found({ limit: 2 }).length, 2);
  assert.deepEqual(found({ limit: 0 }), []);
});

test('frequencies count evidences by stem, unknown and unsearchable terms as 0', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'tides and tide'), note(1, 'b', 'a tide table'), note(2, 'c', 'rope')]);
  const terms = ['tides', 'tide table', 'anchor', '🌊', ''];
  assert.deepEqual(library.search.frequencies(terms), { total: 3, counts: [2, 1, 0, 0, 0] });
});

test('operators, quotes, emoji and control characters in a term are never query syntax', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'say NEAR the "AND" gate'), note(1, 'b', 'other')]);
  library.assets.add(sampleAsset(2));
  const hits = (term: string) => library.search.words([term], everywhere).length;
  assert.equal(hits('NEAR the "AND"'), 1);
  assert.equal(hits('text : other'), 0);
  assert.equal(hits('ot*'), 0);
  for (const term of ['"', '""', '(', 'NOT', '^a', 'a"b', '\u0000', '👍', '-', '*', '{a b}: c', 'NEAR(a b, 2)'])
    hits(term);
});

test('any list of strings makes a query that SQLite takes', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'some words to look through')]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 20 }), (terms) => {
      library.search.words(terms, everywhere);
      library.search.frequencies(terms);
    }),
    { numRuns: 300 },
  );
});

test('a word of letters and digits finds the evidence that holds it', (t) => {
  const library = libraryWith(t, []);
  library.assets.add(sampleAsset(1));
  const word = fc.stringMatching(/^[\p{Lu}\p{Ll}0-9]{1,12}$/u);
  fc.assert(
    fc.property(word, word, (term, other) => {
      const evidence = [note(1, 'a', `${other} "${term}", ${other}`)];
      library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence });
      return library.search.words([term], everywhere).length === 1;
    }),
    { numRuns: 200 },
  );
});

test('quoting keeps a term whole and a pasted book small', () => {
  assert.equal(quotedTerm('a "b" c'), '"a ""b"" c"');
  assert.equal(quotedTerm(' …! '), undefined);
  assert.equal(anyOf([]), undefined);
  assert.equal(anyOf(['a', 'a', '🌊', 'b']), '"a" OR "b"');
  const book = Array.from({ length: 5000 }, (_, i) => `word${i}`);
  assert.equal(anyOf(book)!.split(' OR ').length, 128);
});
