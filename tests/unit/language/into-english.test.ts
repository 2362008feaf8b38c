import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Held, intoEnglish } from '../../../main/language/foreign/into-english.ts';

/** A library that holds these words and no others. */
const holding =
  (...words: string[]): Held =>
  (asked) =>
    asked.map((word) => (words.includes(word) ? 1 : 0));
const english = holding('tour', 'price', 'postcard', 'stretcher', 'robot', 'strudel', 'hall', 'tibor');

for (const [question, language, expected] of [
  ['Wann beginnt die letzte Führung?', 'de', 'When begin the last tour?'],
  ['Wer hat die Postkarte unterschrieben?', 'de', 'Who has the postcard sign?'],
  ['Welche Familie baut Bohnen an?', 'de', 'Which family grow beans?'],
  ['Welche Werkstatt ist am teuersten?', 'de', 'Which workshop is most expensive?'],
  ['Wo hängt die rote Tasche?', 'de', 'Where does the red bag hang?'],
  ['¿Cuál es la sala más alta?', 'es', 'Which is the highest hall?'],
  ['¿Dónde está la camilla?', 'es', 'Where is the stretcher?'],
  ['¿Qué vende Tibor?', 'es', 'What does Tibor sell?'],
  ['Combien coûte le strudel ?', 'fr', 'How much does the strudel cost?'],
  ['À quelle heure ouvre le garage ?', 'fr', 'At what time open the garage?'],
  ['Combien de robots y a-t-il à l’écran ?', 'fr', 'How many robots are there on the screen?'],
] as const) {
  test(`${question} is put into English`, () => {
    const told = intoEnglish(question, english);
    assert.deepEqual([told?.language, told?.question], [language, expected]);
  });
}

test('a question in English, and one in the language of the recordings, stay as they are', () => {
  for (const question of ['What was on the screen?', 'Who is the man in the hall?', 'When does the tour start?', ''])
    assert.equal(intoEnglish(question, english), null, question);
  assert.equal(intoEnglish('Was kostet die Fahrkarte nach Lindau?', holding('fahrkarte', 'lindau', 'kostet')), null);
});

test('what is not known stands as a name, which must be met', () => {
  const told = intoEnglish('Was kostet ein gebrauchter Zwirbel?', english);
  assert.deepEqual([told?.question, told?.unknown], ['How much does a used Zwirbel cost?', ['zwirbel']]);
});

test('numbers and clock times come through any question', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (number) => {
      assert.match(intoEnglish(`Wie viele Leute kamen ${number}?`, english)!.question, new RegExp(`\\b${number}\\b`));
    }),
  );
});
