import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { magnitude, rankOf } from '../../../main/answer/readers/table.ts';
import { partedTitles } from '../../../main/answer/reading/column-titles.ts';
import { quietIn } from '../../../main/answer/reading/quiet.ts';
import { joinSentences } from '../../../main/answer/reading/sentences.ts';
import { values } from '../../../main/answer/reading/values.ts';
import { clock } from '../../../main/language/clock.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';

const speech = (start: number, end: number, text: string, language = 'en'): Evidence => ({
  id: `s${start}`,
  assetId: 'a'.repeat(64),
  kind: 'speech',
  start,
  end,
  text,
  box: null,
  confidence: 0.9,
  source: { stage: 'speech', model: 'm', version: '1' },
  detail: { kind: 'speech', language, trackIndex: 1, words: [] },
});

test('expressions are found with their kind', () => {
  const of = (text: string) => values(text).map(({ type, text: found }) => [type, found]);
  assert.deepEqual(of('Bake 40 minutes at 210 °C'), [
    ['duration', '40 minutes'],
    ['temperature', '210 °C'],
  ]);
  assert.deepEqual(of('Gate opens 08:45, fee 12.50 EUR'), [
    ['clock', '08:45'],
    ['money', '12.50 EUR'],
  ]);
  assert.deepEqual(of('on the third of May'), [['date', 'the third of May']]);
  assert.deepEqual(of('Friday, 3 May 2024'), [['date', 'Friday, 3 May 2024']]);
  assert.deepEqual(of('ring 0341 558 201'), [['phone', '0341 558 201']]);
  assert.deepEqual(of('three quarters of it'), [['percent', 'three quarters']]);
  assert.deepEqual(of('7 tenths, nine out of ten'), [
    ['percent', '7 tenths'],
    ['percent', 'nine out of ten'],
  ]);
  // A length in a time is a speed only where somebody tells a rate.
  assert.deepEqual(of('2 mm in 50 years'), [['speed', '2 mm in 50 years']]);
  assert.deepEqual(of('3 km in 20 minutes'), [
    ['length', '3 km'],
    ['duration', '20 minutes'],
  ]);
  assert.deepEqual(of('parcel QX-118'), [['code', 'QX-118']]);
  assert.deepEqual(of('built in 1893'), [['year', '1893']]);
  assert.deepEqual(of('twenty to thirty metres'), [['length', 'twenty to thirty metres']]);
  assert.deepEqual(of('a 2.5 m wall'), [['length', '2.5 m']]);
});

test('months, how often and years as they are spoken are values, too', () => {
  const of = (text: string) => values(text).map(({ type, text: found }) => [type, found]);
  assert.deepEqual(of('shut from November to February'), [['month', 'November to February']]);
  assert.deepEqual(of('broken since May'), [['month', 'May']]);
  assert.deepEqual(of('you may march on'), []);
  assert.deepEqual(of('it rings four times a day'), [['frequency', 'four times a day']]);
  assert.deepEqual(of('taken down in nineteen oh four'), [['year', 'nineteen oh four']]);
  assert.deepEqual(of('a bridge by twenty thirty'), [['year', 'twenty thirty']]);
  assert.deepEqual(of('she ran it in 1:14:52'), [['duration', '1:14:52']]);
  assert.deepEqual(of('done at four in the afternoon'), [['clock', 'four in the afternoon']]);
  // An hour may stand bare where the sentence ends with it; a number of things does not.
  assert.deepEqual(of('The gates close at nine.'), [['clock', 'nine']]);
  assert.deepEqual(of('We sat at nine tables.'), [['number', 'nine']]);
});

test('titles that were recognised as one are parted over their columns', () => {
  assert.deepEqual(partedTitles(['Firm', 'Lamp room Stairs', 'Lamp room Stairs', 'Weeks']), [
    'Firm',
    'Lamp room',
    'Stairs',
    'Weeks',
  ]);
  assert.deepEqual(partedTitles(['Clay', 'shrinks by colour', 'shrinks by colour']), ['Clay', 'shrinks by', 'colour']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A b', 'C', 'D E f', ''), { maxLength: 6 }), (columns) => {
      const parted = partedTitles(columns);
      assert.equal(parted.length, columns.length);
      assert.deepEqual(new Set(parted.join(' ').split(' ')), new Set(columns.join(' ').split(' ')));
    }),
  );
});

test('days are in the order of the calendar, other cells in that of their numbers', () => {
  const cells = ['9 June', '12 May', '30 April', '3 January 2025'];
  assert.deepEqual(
    cells.toSorted((a, b) => rankOf(a) - rankOf(b)),
    ['30 April', '12 May', '9 June', '3 January 2025'],
  );
  assert.equal(rankOf('1,200 EUR'), 1200);
});

test('values lie in the text where they say, apart from each other', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: fc.constantFrom(...'0123456789 .:,-€%mkgh EUR May two'.split('')) }),
      (text) => {
        let last = 0;
        for (const value of values(text)) {
          assert.equal(text.slice(value.at, value.end), value.text);
          assert.ok(value.at >= last);
          last = value.end;
        }
      },
    ),
  );
});

test('sentences run on over segments and end at full stops, pauses and changes of language', () => {
  const joined = joinSentences([
    speech(0, 2, 'The goats that live on the'),
    speech(2.1, 4, 'island swim. They are fast.'),
    speech(8, 9, 'after a pause'),
    speech(9.2, 10, 'ein anderer Satz', 'de'),
  ]);
  assert.deepEqual(
    joined.map((one) => one.text),
    ['The goats that live on the island swim.', 'They are fast.', 'after a pause', 'ein anderer Satz'],
  );
  assert.deepEqual(
    joined[0]!.evidence.map((one) => one.id),
    ['s0', 's2.1'],
  );
  assert.ok(joined[0]!.end <= joined[1]!.start + 0.01);
});

test('no word is lost or doubled when sentences are joined', () => {
  const text = fc
    .array(fc.constantFrom('goat', 'Sea', 'runs.', 'who?', 'blue', 'Ten'), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
      const joined = joinSentences(texts.map((one, i) => speech(i * 2, i * 2 + 1.8, one)));
      assert.equal(joined.map((one) => one.text).join(' '), texts.join(' '));
    }),
  );
});

test('cells are compared by their number', () => {
  assert.equal(magnitude('1,250 EUR'), 1250);
  assert.equal(magnitude('3.5 m'), 3.5);
  assert.equal(magnitude('07:30'), 450);
  assert.ok(Number.isNaN(magnitude('none')));
});

test('seconds are told as minutes and seconds', () => {
  assert.equal(clock(0), '0:00');
  assert.equal(clock(75.4), '1:15');
  assert.equal(clock(3.98), '0:04');
  assert.equal(clock(3725), '1:02:05');
});

test('a pause is where the sound is quiet, not where recognised words end', () => {
  const loud = [...Array(30).fill(0.5), ...Array(20).fill(0), ...Array(50).fill(0.5)];
  const waveform = { rate: 10, max: loud, min: loud.map((one) => -one) };
  assert.deepEqual(quietIn(waveform, { start: 2.2, end: 4.9 }), { start: 3, end: 5 });
  assert.deepEqual(quietIn(waveform, { start: 7, end: 9 }), { start: 7, end: 9 });
  assert.deepEqual(quietIn(null, { start: 7, end: 9 }), { start: 7, end: 9 });
});

test('a word that only points at the day of speaking is no date', () => {
  assert.deepEqual(
    values('The first point today is the roof; they begin on the ninth of June.').map((v) => [v.type, v.text]),
    [['date', 'the ninth of June']],
  );
});
