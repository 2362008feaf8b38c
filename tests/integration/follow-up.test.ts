import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { createDecoupler, type Writer } from '../../main/answer/decouple/decoupler.ts';
import type { Visual } from '../../main/visual-port.ts';
import type { Answer, PastTurn, Scope } from '../../preload/contract/answer.ts';
import { pastTurnOf } from '../../preload/contract/past-turn.ts';
import { twoTalks } from '../fixtures/two-talks.ts';
import { openWritten, type WrittenLibrary } from '../fixtures/written-library.ts';

let written: WrittenLibrary;
/** What the model writes next; null where there is no model. */
let pen: string | null = null;
const write: Writer['write'] = async (_, { onText }) => {
  onText(pen!);
  return { text: pen! };
};

before(async () => {
  const writer = () => (pen === null ? undefined : { id: 'pen', write });
  written = await openWritten(twoTalks, { decouple: createDecoupler({ writer, clock: () => performance.now() }) });
});
after(() => written.close());

/** Asks one after the other, as in a window; the last answer. */
async function talk(questions: readonly string[], scope?: Scope): Promise<Answer> {
  const turns: PastTurn[] = [];
  let answer: Answer | undefined;
  for (const question of questions) {
    answer = await written.ask({ question, turns: turns.slice(-4), ...(scope && { scope }) });
    turns.push(pastTurnOf(answer));
  }
  return answer!;
}
const textOf = ({ sentences }: Answer) => sentences.map(({ text }) => text).join(' ');
const firstOf = ({ sentences }: Answer) => sentences[0]?.citations[0];

for (const [questions, expected, understood] of [
  [['Who waits for high water?', 'Who said that?'], /^Jonas\b/, 'Who speaks at 0:22 in harbour.mp4?'],
  [['Who waits for high water?', 'When was that?'], /^From 0:22 to 0:28/, 'When is it shown at 0:22 in harbour.mp4?'],
  [
    ['Who waits for high water?', 'And after that?'],
    /bowline with one hand/,
    'What was said after 0:28 in harbour.mp4?',
  ],
  [
    ['Who waits for high water?', 'And after that?', 'And then?'],
    /Reef knots have sunk/,
    'What was said after 0:48 in harbour.mp4?',
  ],
  [
    ['Who waits for high water?', 'What was on the screen then?'],
    /^Tide table/,
    'What was on the screen at 0:22 in harbour.mp4?',
  ],
  [
    ['How many nights of frost are there in March?', 'And in April?'],
    /^6\b/,
    'How many nights of frost are there in April?',
  ],
  [['What dues does the Ketch pay?', 'What about the Trawler?'], /90 EUR/, 'What dues does the Trawler pay?'],
  [['What is the first step?', 'And the second one?'], /Paint the wound/, 'What is the second step?'],
  [['When can a horse be seen?', 'How many of them?'], /^1\b/, 'How many horses are there?'],
] as const) {
  test(`“${questions.join('” “')}”`, async () => {
    const answer = await talk(questions);
    assert.match(textOf(answer), expected);
    assert.equal(answer.trace.understood?.question, understood);
  });
}

test('“and in the other video?” looks in the files that were not cited, within the scope', async () => {
  const assetIds = ['harbour.mp4', 'orchard.mp4'].map((name) => written.ids.get(name)!);
  const answer = await talk(['When are tides mentioned?', 'And in the other video?'], { assetIds });
  assert.equal(firstOf(answer)?.assetName, 'orchard.mp4');
  const alone = await talk(['When are tides mentioned?', 'And in the other video?'], {
    assetIds: assetIds.slice(0, 1),
  });
  assert.equal(alone.status, 'notFound');
  assert.match(alone.trace.understood!.why, /no other file/);
});

for (const questions of [
  ['Who said so?'],
  ['What does the dentist earn in Paris?', 'Who said so?'],
  ['And after that?'],
])
  test(`“${questions.join('” “')}”: nobody is named for what was not told`, async () => {
    const answer = await talk(questions);
    assert.equal(answer.status, 'notFound');
    assert.match(answer.trace.understood!.why, /there is none before it/);
  });

test('a place outside of the scope is not gone to', async () => {
  const first = await talk(['Who waits for high water?']);
  const answer = await written.ask({
    question: 'And after that?',
    turns: [pastTurnOf(first)],
    scope: { assetIds: [written.ids.get('orchard.mp4')!] },
  });
  assert.equal(answer.status, 'notFound');
});

test('without a model the trace says why the rules read it alone', async () => {
  const { trace } = await talk(['Tell me about the frost in the orchard of that lady with the dog']);
  assert.deepEqual(trace.decoupled, { by: 'rules', why: 'it is long; no model is chosen', ms: 0 });
  assert.equal(trace.plan.by, 'rules');
});

test('a model’s steps are run, shown as its own, and timed', async () => {
  pen = JSON.stringify({
    hops: [
      { ask: 'pilot', in: 'speech', do: 'during' },
      { ask: 'When is low water?', in: 'screen', do: 'tell' },
    ],
  });
  const answer = await talk(['I remember the pilot coming up somewhere, could one read when low water is?']).finally(
    () => {
      pen = null;
    },
  );
  assert.match(textOf(answer), /09:40/);
  assert.deepEqual(
    answer.trace.hops?.map(({ role, by, found }) => [role, by, found?.start]),
    [
      ['during', 'model', 22],
      ['tell', 'model', 12],
    ],
  );
  assert.equal(answer.trace.decoupled?.by, 'both');
  assert.equal(answer.trace.plan.by, 'model');
  assert.equal(answer.trace.stages[0]?.name, 'Reading the question');
});

test('steps that lead to a worse answer than the question itself are not followed', async () => {
  pen = JSON.stringify({
    hops: [
      { ask: 'harbour dues', in: 'screen', do: 'during' },
      { ask: 'Which boat pays what dues in the table?', in: null, do: 'tell' },
    ],
  });
  const question = 'What dues does the table give for the Ketch and the boat of the same harbour that is listed there?';
  const answer = await talk([question]).finally(() => {
    pen = null;
  });
  assert.match(textOf(answer), /48 EUR/);
  assert.equal(answer.trace.hops, undefined);
});

test('a model that knows the conversation resolves what the rules leave open; one that asks something else is not followed', async () => {
  const first = await talk(['What dues does the Ketch pay?']);
  const ask = (question: string) => written.ask({ question, turns: [pastTurnOf(first)] });
  pen = JSON.stringify({ question: 'What dues does the Dinghy pay?', hops: [] });
  const led = await ask('and if it were a dinghy?').finally(() => {
    pen = null;
  });
  assert.equal(led.trace.understood?.by, 'model');
  assert.match(textOf(led), /12 EUR/);
  pen = JSON.stringify({ question: 'What is the password of the office?', hops: [] });
  const astray = await ask('and if it were a dinghy?').finally(() => {
    pen = null;
  });
  assert.notEqual(astray.trace.understood?.question, 'What is the password of the office?');
});

test('whatever a model writes, nothing is read outside of what was asked for', async () => {
  const id = written.ids.get('harbour.mp4')!;
  const scope = { assetIds: [id], from: 40, to: 62 };
  const word = fc.constantFrom('tides', 'bowline', '#1', 'frost', 'the dog', 'Who speaks?', 'What is shown?', '');
  const hop = fc.record({
    ask: word,
    in: fc.constantFrom('speech', 'screen', null),
    do: fc.constantFrom('during', 'after', 'before', 'file', 'fill', 'tell'),
  });
  const plan = fc.record({
    question: fc.option(word),
    speech: word,
    objects: fc.array(word, { maxLength: 2 }),
    time: fc.option(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))),
    kind: fc.constantFrom('who', 'when', 'list', null),
    hops: fc.array(hop, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        plan.map((value) => JSON.stringify(value)),
        fc.string(),
      ),
      async (text) => {
        pen = text;
        const question = 'Tell me what is shown and said of tides, frost, the dog and a bowline at the end';
        const answer = await written.ask({ question, scope });
        for (const { assetId, start, end } of answer.sentences.flatMap(({ citations }) => citations)) {
          assert.equal(assetId, id);
          assert.ok(end >= 40 && start <= 62, `${start}–${end}`);
        }
      },
    ),
    { numRuns: 60 },
  );
  pen = null;
});

test('a model that looks at pictures looks where the follow-up points, which its words do not say', async () => {
  const looked: { scope: Scope; moments: readonly { assetId: string; start: number; end: number }[] }[] = [];
  const visual: Visual = {
    name: 'eye',
    useful: 0.5,
    framesPerPrompt: 1,
    async judge(input) {
      looked.push(input);
      return { moments: [], reranker: { name: 'eye', note: null, device: null, looked: 0 }, dropped: [] };
    },
    answer: async () => ({ text: '', note: null }),
  };
  const seeing = await openWritten(twoTalks, { visual: () => visual });
  try {
    const first = await seeing.ask({ question: 'Who waits for high water?' });
    await seeing.ask({ question: 'What was on the screen before that?', turns: [pastTurnOf(first)] });
  } finally {
    seeing.close();
  }
  const assetId = written.ids.get('harbour.mp4')!;
  assert.deepEqual(looked[0]!.scope, { assetIds: [] });
  assert.deepEqual(looked[1]!.scope, { assetIds: [assetId], from: 0, to: 22 });
  assert.ok(looked[1]!.moments.every((moment) => moment.assetId === assetId && moment.start <= 22));
});
