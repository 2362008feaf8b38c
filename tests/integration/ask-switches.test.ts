import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AskSwitches, SWITCHES } from '../../main/ask-switches.ts';
import type { Library } from '../../main/library/library.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import type { Models } from '../../native-models/protocol.ts';
import { ablationTable, runAblation } from '../eval/ablation/run-ablation.ts';
import { askQuestions } from '../eval/ask-questions.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { hashedModels } from '../eval/gold/hashed-models.ts';
import type { Question } from '../eval/questions.ts';
import { scratchFolder } from '../fixtures/paths.ts';

let library: Library;
let ids: Map<string, string>;
let embedded: string[] = [];

const models: Models = {
  run: ((task: string, input: { texts: string[] }) => {
    embedded.push(...(input.texts ?? []));
    return hashedModels().run(task as 'embed-text', input);
  }) as Models['run'],
  close: async () => {},
};

before(async () => {
  library = openLibrary(scratchFolder(), { log: silentLog });
  ids = await fillLibrary(library, models, [
    {
      name: 'mill.mp4',
      duration: 40,
      slides: [
        { from: 0, to: 20, text: ['# The old mill', 'Built by Anna Berg in 1884'] },
        { from: 20, to: 40, text: ['# What it grinds today', 'Rye and spelt'] },
      ],
      speech: [
        [2, 8, 'The millstone weighs nine hundred kilos.'],
        [22, 28, 'Since the fire the wheel has stood still.'],
      ],
    },
  ]);
});
after(() => library.close());

const question = (text: string, more: Partial<Question> = {}): Question => ({
  id: text,
  asset: 'mill.mp4',
  question: text,
  kind: 'ocr',
  answer: null,
  spans: [],
  ...more,
});
const ask = async (one: Question, switches: Partial<AskSwitches> = {}) =>
  (await askQuestions({ library, models, ids }, [one], { switches: { ...SWITCHES, ...switches } })).filter(
    ({ scope }) => scope === 'own',
  )[0]!;

test('without the check what the file does not say is answered all the same', async () => {
  const unanswerable = question('Who painted the old mill?');
  assert.equal((await ask(unanswerable)).abstained, true);
  assert.equal((await ask(unanswerable, { check: false })).abstained, false);
});

test('without steps what a condition names is not looked for first', async () => {
  const fire = question('What was on the screen when the fire was mentioned?', {
    answer: ['What it grinds today'],
    spans: [[20, 40]],
    kind: 'temporal',
  });
  assert.equal((await ask(fire)).right, true);
  assert.equal((await ask(fire, { steps: false })).right, false);
});

test('without meaning the model is not asked for the question', async () => {
  const text = 'How heavy is the millstone?';
  embedded = [];
  await ask(question(text), { vectors: false });
  assert.ok(!embedded.includes(text));
  await ask(question(text));
  assert.ok(embedded.includes(text));
});

test('without words and meaning nothing is found, though a small scope is read whole', async () => {
  const heavy = question('How heavy is the millstone?', { answer: ['nine hundred kilos'], spans: [[2, 8]] });
  assert.equal((await ask(heavy)).right, true);
  assert.equal((await ask(heavy, { words: false, vectors: false })).right, true);
  assert.equal((await ask(heavy, { words: false, vectors: false, longContext: false })).abstained, true);
});

test('a question that does not say which file it means is asked in its own only', async () => {
  const run = (own?: true) => askQuestions({ library, models, ids }, [question('Who built it?', own ? { own } : {})]);
  assert.deepEqual(
    (await run(true)).map(({ scope }) => scope),
    ['own'],
  );
  assert.deepEqual(
    (await run()).map(({ scope }) => scope),
    ['own', 'library'],
  );
});

test('an ablation turns each part once and tells what that changes', async () => {
  const questions = [
    question('Who painted the old mill?'),
    question('Who built the old mill?', { answer: ['Anna Berg'], spans: [[0, 20]] }),
  ];
  const rows = await runAblation({ library, models, ids }, questions, () => {});
  assert.deepEqual(
    rows.slice(1).map(({ part, on }) => [part, on]),
    Object.entries(SWITCHES)
      .filter(([name]) => name !== 'endsFirst' && name !== 'onePicture')
      .map(([name, on]) => [name, !on]),
  );
  assert.match(ablationTable(rows), /check off .*-100\.0 /);
  const changedBy = (part: string | null) => rows.find((one) => one.part === part)!.changed.own;
  assert.deepEqual([changedBy(null), changedBy('check'), changedBy('twins')], [0, 1, 0]);
});

test('an ablation asks the files of its questions, not what else a kept library holds', async () => {
  const name = 'painter.mp4';
  const slides = [{ from: 0, to: 20, text: ['# The old mill', 'Painted by Otto Falk'] }];
  const more = await fillLibrary(library, models, [{ name, duration: 20, slides }]);
  const [base] = await runAblation({ library, models, ids }, [question('Who painted the old mill?')], () => {});
  assert.equal(base!.scopes.library.abstention, 1);
  assert.equal(more.size, 1);
});
