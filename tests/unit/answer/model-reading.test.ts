import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Asker, createAsker } from '../../../main/answer/ask.ts';
import { AppError } from '../../../main/app-error.ts';
import type { Library } from '../../../main/library/library.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import type { TextReader } from '../../../main/models/text-models.ts';
import { textScorer } from '../../../main/retrieval/rerank.ts';
import { createRetriever } from '../../../main/retrieval/retrieve.ts';
import type { ReadAnswer } from '../../../native-models/protocol.ts';
import { fillLibrary, type GoldAsset } from '../../eval/gold/gold-library.ts';
import { hashedModels } from '../../eval/gold/hashed-models.ts';

const harbour: GoldAsset = {
  name: 'harbour.mp4',
  duration: 80,
  slides: [{ from: 0, to: 80, text: ['# Towers', '|| Tower | Height', '| Skarvik | 31 m', '| Holm | 22 m'] }],
  speech: [
    [1, 8, 'The keeper at Holm kept goats because the boat came only once a month.'],
    [12, 20, 'My uncle painted the tower at Skarvik twice.'],
    [20.5, 24, 'He used a red paint from the shipyard.'],
    [60, 66, 'The fog bell hangs in the harbour museum now.'],
    [70, 76, 'A pelican flew against the window of the lamp room.'],
    [77, 79, 'Der Pelikan kommt heute wieder.', 'de'],
  ],
};

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-reading-'));
let library: Library;
before(async () => {
  library = openLibrary(dir, { log: silentLog });
  await fillLibrary(library, hashedModels(), [harbour]);
});
after(() => {
  library.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Passages that were read. */
let asked: string[];
/** Finds the phrase wherever it stands, so sure; elsewhere there is no answer. */
const finds = (phrase: string, p = 0.9, none = 0.01): TextReader => ({
  id: 'pretend-reader',
  read: async (_, passages) => {
    asked = [...passages];
    return passages.map((passage): ReadAnswer => {
      const start = passage.indexOf(phrase);
      return start === -1
        ? { start: 0, end: 3, p: none, margin: -4 }
        : { start, end: start + phrase.length, p, margin: 4 };
    });
  },
});
const asker = (reader: TextReader | undefined): Asker => {
  const models = hashedModels();
  const retrieve = createRetriever({
    library,
    models,
    reranker: textScorer,
    findPictures: async () => undefined,
    clock: () => 0,
  });
  const visual = () => undefined;
  return createAsker({ library, models, retrieve, visual, reader: () => reader, now: () => 1, newId: () => 'id' });
};
const ask = (reader: TextReader | undefined, question: string) =>
  asker(reader)({ question, scope: { assetIds: [] } }, { signal: new AbortController().signal, emit: () => {} });

test('a span that the model reads out of a sentence is told before what lies there by the order of words', async () => {
  const rules = await ask(undefined, 'Where does the fog bell hang?');
  assert.match(rules.sentences[0]!.text, /^In the harbour museum/);
  assert.match(rules.trace.route, /read by place$/);
  const { sentences, trace } = await ask(finds('harbour museum'), 'Where does the fog bell hang?');
  assert.match(sentences[0]!.text, /^Harbour museum — “The fog bell hangs in the harbour museum now/);
  assert.deepEqual([sentences[0]!.citations[0]!.start, sentences[0]!.citations[0]!.end], [60, 66]);
  assert.match(trace.route, /read by pretend-reader, 90 % sure$/);
});

test('what a rule reads by a mark of its own stands: a table, “because”', async () => {
  const table = await ask(finds('goats'), 'How high is the tower at Holm?');
  assert.match(table.sentences[0]!.text, /22 m/);
  const reason = await ask(finds('the boat came'), 'Why did the keeper at Holm keep goats?');
  assert.match(reason.sentences[0]!.text, /^Because the boat came only once a month/);
  assert.match(reason.trace.route, /read by reason$/);
});

test('numbers, times and lists are not the model’s to read', async () => {
  asked = [];
  for (const question of ['How many goats are there?', 'When is the pelican mentioned?', 'Did my uncle paint it?'])
    await ask(finds('goats'), question);
  assert.deepEqual(asked, []);
});

test('a sentence is read with those beside it, and the answer cites the one that holds it', async () => {
  const { sentences } = await ask(finds('a red paint'), 'What did my uncle use for the tower?');
  assert.ok(asked.some((text) => text.startsWith('My uncle painted') && text.includes('He used a red paint')));
  assert.match(sentences[0]?.text ?? '', /^A red paint/);
  assert.deepEqual([sentences[0]!.citations[0]!.start, sentences[0]!.citations[0]!.end], [20.5, 24]);
});

test('what it reads must speak of the question, too', async () => {
  const { status, trace } = await ask(finds('harbour museum'), 'Where does the anchor of Nordkap hang?');
  assert.equal(status, 'notFound');
  assert.ok(trace.dropped.some(({ text }) => text === 'harbour museum'));
});

test('an echo of the question is no answer', async () => {
  const { trace } = await ask(finds('fog bell'), 'Where does the fog bell hang?');
  assert.match(trace.route, /read by place$/);
});

test('speech in another language is left to the rules', async () => {
  await ask(finds('Pelikan'), 'What does the pelican do?');
  assert.ok(asked.length > 0 && asked.every((text) => !text.includes('Pelikan')));
});

test('a span that runs over two sentences is a quote of neither', async () => {
  const { trace } = await ask(finds('Skarvik twice. He used'), 'What did my uncle paint?');
  assert.doesNotMatch(trace.route, /pretend-reader/);
});

test('where it finds no answer, what only half speaks of the question is not told', async () => {
  const question = 'What flew against the bright window?';
  assert.equal((await ask(undefined, question)).status, 'answered');
  const { status, trace } = await ask(finds('nowhere'), question);
  assert.equal(status, 'notFound');
  assert.match(trace.route, /the reading model finds no answer there/);
  // An answer that speaks of all of the question stands, and so does a half one that the model does not deny.
  assert.equal((await ask(finds('nowhere'), 'Where does the fog bell hang?')).status, 'answered');
  assert.equal((await ask(finds('nowhere', 0.9, 0.4), question)).status, 'answered');
});

test('a model that does not answer leaves it to the rules, with a note', async () => {
  const broken: TextReader = {
    id: 'pretend-reader',
    read: () => Promise.reject(new AppError('MODEL_CRASHED', 'A model stopped working.')),
  };
  const { sentences, trace } = await ask(broken, 'Where does the fog bell hang?');
  assert.match(sentences[0]!.text, /^In the harbour museum/);
  assert.match(trace.route, /read by place; read by rules only, because the reading model did not answer: A model/);
});
