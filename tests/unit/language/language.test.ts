import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { uncapital } from '../../../main/language/capital.ts';
import { numberSpans, ordinal } from '../../../main/language/numbers.ts';
import { namedObjects, sceneLabels } from '../../../main/language/object-names.ts';
import { soundsIn } from '../../../main/language/sound.ts';
import { stem } from '../../../main/language/stem.ts';
import { bag, met, slips, terms } from '../../../main/language/terms.ts';
import { fold, tokens } from '../../../main/language/tokens.ts';

const term = (word: string) => terms(`x ${word}`).at(-1)!;

test('inflections of one word share a stem, different words do not', () => {
  for (const [a, b] of [
    ['mentioned', 'mentions'],
    ['wrote', 'writing'],
    ['cities', 'city'],
    ['colour', 'color'],
    ['running', 'run'],
    ['buses', 'bus'],
  ])
    assert.equal(stem(a!), stem(b!), `${a} ${b}`);
  assert.notEqual(stem('university'), stem('universe'));
  assert.notEqual(stem('news'), stem('new'));
});

test('inside a sentence a first word has a small letter, unless it may be a name', () => {
  for (const [text, expected] of [
    ['Packing my rucksack', 'packing my rucksack'],
    ['Headphones in both ears', 'headphones in both ears'],
    ['The list of props', 'the list of props'],
    ['Somebody asks', 'somebody asks'],
    ['Nora asks', 'Nora asks'],
    ['Barley', 'Barley'],
    ['Dove Farm sells', 'Dove Farm sells'],
    ['USB port', 'USB port'],
    ['B1', 'B1'],
    ['I missed the end', 'I missed the end'],
  ])
    assert.equal(uncapital(text!), expected);
});

test('what begins may be anything, the beginning is one of the recording', () => {
  assert.deepEqual(
    terms('the roof work begins; the beginning').map(({ word, kind }) => [word, kind]),
    [
      ['roof', 'content'],
      ['work', 'light'],
      ['begins', 'light'],
    ],
  );
  assert.equal(terms('from the beginning')[0]?.kind, 'meta');
});

test('stemming and folding never grow a word and never throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      for (const token of tokens(text)) {
        assert.equal(text.slice(token.at, token.end), token.raw);
        // "zwölf" folded stays within its letters; ß becomes two.
        assert.ok(stem(token.word).length <= token.word.length + 3);
      }
    }),
  );
});

test('number words make one number where they belong together', () => {
  const of = (text: string) => numberSpans(text.split(' ')).map((span) => span.value);
  assert.deepEqual(of('seven thousand three hundred and twelve'), [7312]);
  assert.deepEqual(of('forty two'), [42]);
  assert.deepEqual(of('five or six'), [5, 6]);
  assert.deepEqual(of('a dozen eggs'), [12]);
  assert.deepEqual(of('no number here'), []);
  assert.equal(ordinal('22nd'), 22);
  assert.equal(ordinal('seventh'), 7);
  assert.equal(ordinal('seven'), undefined);
});

test('terms leave out what every question says and know names, numbers and talk of the recording', () => {
  const found = terms('What did Clara say about the three red kites on the slide at 09:15?');
  assert.deepEqual(
    found.map(({ word, kind }) => [word, kind]),
    [
      ['clara', 'name'],
      ['say', 'meta'],
      ['three', 'number'],
      ['red', 'content'],
      ['kites', 'content'],
      ['slide', 'meta'],
      ['09:15', 'number'],
    ],
  );
});

test('a term meets its inflection, its number, a near-synonym and a slip of the recogniser', () => {
  assert.equal(met(term('bakes'), bag('She baked it')), 1);
  assert.equal(met(term('three'), bag('3 kites')), 1);
  assert.ok(met(term('automobile'), bag('the car is red')) >= 0.7);
  assert.ok(met(term('restaurant'), bag('the restaurent opens')) >= 0.7);
  assert.ok(met(term('make'), bag('the maker of clocks')) >= 0.7);
  assert.equal(met(term('penguin'), bag('a giraffe eats')), 0);
});

test('members of a contrast never stand for each other', () => {
  assert.equal(met(term('sunday'), bag('open on Monday')), 0);
  assert.equal(met(term('north'), bag('to the south')), 0);
  assert.equal(met(term('weekly'), bag('monthly pass')), 0);
});

test('slips is a metric cut off at three', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(slips(a, b), slips(b, a));
      assert.equal(slips(a, a), 0);
      assert.ok(slips(a, b) <= 3);
      if (a !== b) assert.ok(slips(a, b) >= 1);
    }),
  );
});

test('people name things otherwise than the detector', () => {
  assert.deepEqual(
    namedObjects('two kittens on a sofa').flatMap((one) => one.labels),
    ['cat', 'couch'],
  );
  assert.deepEqual(
    namedObjects('a remote control').flatMap((one) => one.labels),
    ['remote'],
  );
  assert.ok(namedObjects('which animal')[0]!.group);
  assert.deepEqual(namedObjects('the treasurer'), []);
  assert.ok(sceneLabels('people in the kitchen')[0]!.labels.includes('oven'));
});

test('a misheard word keeps its consonants', () => {
  assert.ok(soundsIn('dinosaurs', 'they had dinersours for lunch'));
  assert.ok(!soundsIn('dinosaurs', 'a quiet evening by the sea'));
});

test('folding drops accents, case and the possessive', () => {
  assert.equal(fold("Émile's"), 'emile');
  assert.equal(fold('Straße'), 'strasse');
});
