import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { twoTalks } from '../fixtures/two-talks.ts';
import { openWritten, type WrittenLibrary } from '../fixtures/written-library.ts';

let written: WrittenLibrary;
before(async () => {
  written = await openWritten(twoTalks);
});
after(() => written.close());

for (const [question, expected] of [
  ['Wie viele Frostnächte gibt es im April?', /^6\b/],
  ['Was war auf dem Bildschirm, als der Pilot erwähnt wurde?', /^Tide table\b/],
  ['¿Cuál es el segundo paso?', /Paint the wound/],
] as const) {
  test(`${question} is answered from English recordings`, async () => {
    const { sentences, trace } = await written.ask({ question });
    assert.match(sentences.map(({ text }) => text).join(' '), expected);
    assert.equal(trace.understood?.by, 'rules');
  });
}

for (const question of ['Wie viele Kühe gibt es im April?', 'Qui a peint le phare ?', '¿Cuánto cuesta el submarino?']) {
  test(`${question} is not answered with something else`, async () => {
    const { status, sentences } = await written.ask({ question });
    assert.equal(status, 'notFound', sentences[0]?.text);
  });
}
