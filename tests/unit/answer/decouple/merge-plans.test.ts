import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergePlans } from '../../../../main/answer/decouple/merge-plans.ts';
import { type ModelPlan, readModelPlan } from '../../../../main/answer/decouple/model-plan.ts';
import { worthAsking } from '../../../../main/answer/decouple/worth-asking.ts';
import { planByRules } from '../../../../main/answer/question/plan-by-rules.ts';
import { questionPlan } from '../../../../main/answer/question/question-plan.ts';

const model = (part: object): ModelPlan => {
  const read = readModelPlan(JSON.stringify(part));
  assert.ok('plan' in read, JSON.stringify(read));
  return read.plan;
};
const merged = (question: string, part: object) => mergePlans(planByRules(question), model(part));

const ferry = 'The part with the old ferry, what price could one read on the slide?';
const steps = [
  { ask: 'old ferry', in: 'speech', do: 'during' },
  { ask: 'What is the price?', in: 'screen', do: 'tell' },
];

test('the model adds words, things and steps', () => {
  const { plan, more } = merged('What about the hairy visitors in the yard near the old gate?', {
    speech: 'visitors yard gate',
    objects: ['dog', 'horse'],
    relation: 'relation',
    kind: 'list',
  });
  assert.deepEqual(plan.objects, ['dog', 'horse']);
  assert.equal(plan.answerKind, 'list');
  assert.ok(more.includes('visitors yard gate') && more.includes('dog horse'));
  const { hops } = merged(ferry, { hops: steps }).plan;
  assert.deepEqual(
    hops.map(({ role, in: mode, ask, by }) => [role, mode, ask, by]),
    [
      ['during', 'said', 'old ferry', 'model'],
      ['tell', 'shown', 'What is the price?', 'model'],
    ],
  );
});

test('what the rules are sure of wins: quotes, times, the screen, steps, a clear kind', () => {
  assert.deepEqual(
    merged('When is "the old ferry" mentioned?', { speech: 'boats', screen: 'boats' }).plan.speech,
    planByRules('When is "the old ferry" mentioned?').speech,
  );
  const timed = mergePlans(planByRules('What is said?', { from: 10, to: 20 }), model({ time: [0, 99] }));
  assert.deepEqual(timed.plan.time, { from: 10, to: 20 });
  assert.equal(merged('What is written on the slide about ropes?', { speech: 'ropes' }).plan.speech, null);
  assert.equal(merged('How many dogs are there?', { kind: 'who' }).plan.answerKind, 'howMany');
  const question = 'What was on the screen when tides were mentioned?';
  const others = [
    { ask: 'tides', in: 'screen', do: 'after' },
    { ask: 'What was on the screen?', in: null, do: 'tell' },
  ];
  assert.deepEqual(merged(question, { hops: others }).plan.hops, planByRules(question).hops);
});

test('a time comes from the model only where the question speaks of one', () => {
  assert.deepEqual(merged('What is told in the opening quarter of an hour?', { time: [0, 900] }).plan.time, {
    from: 0,
    to: 900,
  });
  assert.equal(merged('What is told of the ferry?', { time: [0, 900] }).plan.time, null);
  assert.equal(merged('What is told in the opening quarter of an hour?', { time: [900, 0] }).plan.time, null);
});

test('steps about something else, or that lead nowhere, are no steps', () => {
  const only = (hops: object[]) => merged(ferry, { hops }).plan.hops.every(({ by }) => by === 'rules');
  assert.ok(only([{ ask: 'Zanzibar', do: 'during' }, steps[1]!]), 'a name that was not asked for');
  assert.ok(
    only([
      { ask: 'Who stole the crown jewels?', do: 'fill' },
      { ask: 'What is the price of #1?', do: 'tell' },
    ]),
  );
  assert.ok(only([steps[0]!]), 'nothing told');
  assert.ok(only([steps[1]!, steps[1]!]), 'told twice');
  assert.ok(only([{ ask: 'Which ferry is old?', do: 'fill' }, steps[1]!]), 'an answer that nobody uses');
  assert.ok(
    only([
      { ask: 'What is #1?', do: 'during' },
      { ask: 'What is the price of #2?', do: 'tell' },
    ]),
  );
});

test('a model is asked where it is likely to know more than the rules', () => {
  const asked = (question: string, open = false) => worthAsking(planByRules(question), open);
  for (const question of [
    'How high is the low water in the tide table?',
    'Who painted the tower?',
    'What was on the screen when tides were mentioned?',
    'When is "the old ferry" mentioned?',
    'What price does the table give for the boat that won the race?',
  ])
    assert.equal(asked(question).ask, false, question);
  for (const question of ['Tell me about the visitors', ferry, 'Is the man whose boat sank the one who rang, or not?'])
    assert.equal(asked(question).ask, true, question);
  assert.deepEqual(asked('Who?', true), { ask: true, why: 'it speaks of what went before' });
});

test('for typical questions a model that says what the rules say changes nothing', () => {
  for (const question of [
    'Who teaches the class?',
    'How much salt goes into the bread?',
    'Which acid is strongest?',
    'When can a car be seen?',
  ]) {
    const rules = planByRules(question);
    const { speech, screen, objects, relation, answerKind: kind } = rules;
    assert.deepEqual(
      mergePlans(rules, model({ speech, screen, objects, relation, kind, hops: [] })),
      { plan: rules, more: [] },
      question,
    );
  }
});

test('any plan that a model can write gives a plan of the shape, with the time and the steps that the person named', () => {
  const words = fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom('tides', 'screen', '#1', 'dog', 'what is #1'));
  const hop = fc.record({
    ask: words.filter((text) => text.trim() !== ''),
    in: fc.constantFrom('speech', 'screen', 'picture', null),
    do: fc.constantFrom('during', 'after', 'before', 'file', 'fill', 'tell'),
  });
  const written = fc.record({
    question: fc.option(words),
    speech: fc.option(words),
    screen: fc.option(words),
    objects: fc.array(
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
      { maxLength: 8 },
    ),
    relation: fc.constantFrom('location', 'number', 'relation', null),
    time: fc.option(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }))),
    kind: fc.constantFrom('who', 'what', 'list', null),
    hops: fc.array(hop, { maxLength: 4 }),
  });
  const time = fc.constantFrom(null, { from: 3, to: 9 });
  const question = fc.constantFrom(
    'What is shown at the end?',
    'Tell me of tides and dogs on the screen',
    'What was on the screen when tides were mentioned?',
  );
  fc.assert(
    fc.property(written, time, question, (part, named, text) => {
      const rules = planByRules(text, named);
      const { plan, more } = mergePlans(rules, model(part));
      questionPlan.parse(plan);
      assert.ok(more.length <= 3);
      if (named) assert.deepEqual(plan.time, named);
      if (rules.hops.length > 1) assert.deepEqual(plan.hops, rules.hops);
      assert.equal(plan.hops.at(-1)!.role, 'tell');
    }),
  );
});
