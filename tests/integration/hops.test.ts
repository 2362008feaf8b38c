import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { twoTalks } from '../fixtures/two-talks.ts';
import { openWritten, type WrittenLibrary } from '../fixtures/written-library.ts';

let written: WrittenLibrary;
before(async () => {
  written = await openWritten(twoTalks);
});
after(() => written.close());

/** The answer's words, and its steps as "role: found at". */
async function told(question: string) {
  const answer = await written.ask({ question });
  const text = answer.sentences.map((sentence) => sentence.text).join(' ');
  const steps = (answer.trace.hops ?? []).map(({ role, found }) => `${role}: ${found ? found.start : 'nothing'}`);
  const files = answer.sentences.flatMap(({ citations }) => citations.map(({ assetName }) => assetName));
  return { answer, text, steps, files };
}

for (const [question, expected, steps] of [
  ['What was on the screen when the pilot was mentioned?', /^Tide table\b/, ['during: 22', 'tell: 12']],
  ['Find when the pilot is mentioned → read what is on the screen then', /^Tide table\b/, ['during: 22', 'tell: 12']],
  ['Find when the pilot is mentioned, then tell me what is on the screen', /^Tide table\b/, ['during: 22', 'tell: 12']],
  ['What was said right after the slide about ropes?', /full dues/, ['after: 40', 'tell: 64']],
  ['Who speaks when the pilot is mentioned?', /^Jonas\b/, ['during: 22', 'tell: 22']],
  ['Who speaks when the tide table is shown?', /Marta.*Jonas/, ['during: 12', 'tell: 14']],
  [
    'What is shown in the video where the pear tree is mentioned?',
    /^Pruning an orchard; Frost nights/,
    ['file: 2', 'tell: 0'],
  ],
  ['What is the second step in the video where ladders are mentioned?', /Paint the wound/, ['file: 44', 'tell: 42']],
  [
    'How many dogs are there in the video where blossom is mentioned?',
    /^1 dog|^One dog|^1\b/,
    ['file: 22', 'tell: 44'],
  ],
  ['What dues does the table give for the Ketch that won the race?', /48 EUR/, []],
  ['What dues does the table list for the boat that got the inner berth?', /90 EUR/, ['fill: 82', 'tell: 62']],
] as const) {
  test(question, async () => {
    const { text, steps: ran } = await told(question);
    assert.match(text, expected);
    if (steps.length > 0) assert.deepEqual(ran, steps);
  });
}

test('a file is sought that holds both: its name is told, and where each was found', async () => {
  const { text, steps, files, answer } = await told('Which video mentions tides and also shows a dog?');
  assert.match(text, /^In orchard\.mp4\b/);
  assert.deepEqual(steps, ['holds: 30', 'holds: 44', 'tell: 30']);
  assert.deepEqual(files, ['orchard.mp4', 'orchard.mp4']);
  assert.deepEqual(
    answer.sentences[0]!.citations.map(({ kind }) => kind),
    ['speech', 'object'],
  );
});

test('what no one file holds is not found', async () => {
  const { answer, steps } = await told('Which video mentions the pilot and also shows a horse?');
  assert.equal(answer.status, 'notFound');
  assert.deepEqual(steps.at(-1), 'tell: nothing');
  assert.equal((await told('Which video mentions zeppelins?')).answer.status, 'notFound');
});

test('a file is sought in the passive, too', async () => {
  assert.match((await told('In which video is frost mentioned?')).text, /^In orchard\.mp4/);
  assert.match((await told('Which files show a dog?')).text, /^In (?:orchard\.mp4, yard\.mp4|yard\.mp4, orchard\.mp4)/);
});

test('a first step that finds nothing ends the way, and the trace says so', async () => {
  const { answer, steps } = await told('What was on the screen when zeppelins were mentioned?');
  assert.equal(answer.status, 'notFound');
  assert.deepEqual(steps, ['during: nothing', 'tell: nothing']);
  assert.match(answer.trace.route, /“zeppelins” was not found/);
});

test('a question of one step shows no steps', async () => {
  assert.equal((await told('How high is high water?')).answer.trace.hops, undefined);
});
