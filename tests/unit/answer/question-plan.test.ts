import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { narrower } from '../../../main/answer/narrower.ts';
import { asQuestion, fileClause, heldParts } from '../../../main/answer/question/file-parts.ts';
import { planByRules } from '../../../main/answer/question/plan-by-rules.ts';
import { partsOf, questionPlan } from '../../../main/answer/question/question-plan.ts';

const steps = (question: string) =>
  planByRules(question).hops.map(({ ask, in: mode, role }) => [role, mode, ask].filter(Boolean).join(' '));

test('a plan names what to look for in speech and on screen, the things, and the kind of answer', () => {
  const plan = planByRules('How many dogs are on the screen when tides are mentioned?');
  assert.deepEqual(
    [plan.speech, plan.objects, plan.relation, plan.answerKind],
    ['tides', ['dogs'], 'number', 'howMany'],
  );
  assert.equal(planByRules('What is written on the slide about ropes?').speech, null);
  assert.equal(planByRules('Which animal is left of the horse?').relation, 'relation');
  assert.equal(planByRules('Where is the dog?').relation, 'location');
});

test('steps stand in the order in which they run', () => {
  assert.deepEqual(steps('What was on the screen when tides were mentioned?'), [
    'during said tides',
    'tell What is shown on the screen?',
  ]);
  assert.deepEqual(steps('What price does the table give for the boat that won the race?'), [
    'fill Which boat won the race?',
    'tell What price does the table give for the boat that won the race?',
  ]);
  assert.deepEqual(steps('What is shown in the video where tides are mentioned?'), [
    'file said tides',
    'tell What is shown?',
  ]);
  assert.deepEqual(steps('Which file mentions tides and also shows a dog?'), [
    'holds said tides',
    'holds a dog',
    'tell Which file mentions tides and also shows a dog?',
  ]);
  assert.deepEqual(
    partsOf(planByRules('Who feeds the goats, and where do they sleep?')).map((part) => part.map(({ ask }) => ask)),
    [['Who feeds the goats?'], ['Where do they sleep?']],
  );
});

test('an order to look and then read is a question', () => {
  assert.equal(
    asQuestion('Find when tides are mentioned → read what is on the screen then'),
    'When tides are mentioned, what is on the screen?',
  );
  assert.equal(asQuestion('Find the shop'), 'Find the shop');
});

test('a file is sought only where the question asks for one', () => {
  assert.equal(heldParts('Which boat shows a flag?'), null);
  assert.equal(heldParts('Which video is the longest?'), null);
  assert.equal(heldParts('What video does she mention?'), null);
  assert.deepEqual(heldParts('In which file is the price list shown?'), [{ text: 'the price list', mode: 'shown' }]);
  for (const [question, text] of [
    ['Which recording has to do with learning German?', 'learning German'],
    ['Which of the files has a cat in it?', 'a cat'],
    ['In which clip is there a lesson on loops?', 'loops'],
    ['Where did I see the prices for tea?', 'the prices for tea'],
  ])
    assert.equal(heldParts(question!)?.[0]?.text, text);
  assert.equal(fileClause('What does the slide in the video say?'), null);
});

test('every question gets a plan that holds to its shape and ends with what is told', () => {
  const word = fc.constantFrom(
    ...'which video file mentions shows and also a dog who what when tides said is on the screen after before find then “ , ? : → 1:20 # in that where between'.split(
      ' ',
    ),
  );
  const question = fc.array(word, { minLength: 1, maxLength: 24 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.oneof(
        question,
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      ),
      (text) => {
        const plan = questionPlan.parse(planByRules(text.trim()));
        assert.equal(plan.hops.at(-1)!.role, 'tell');
      },
    ),
  );
});

const scope = fc.record(
  {
    assetIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    from: fc.integer({ min: 0, max: 9 }),
    to: fc.integer({ min: 0, max: 9 }),
  },
  { requiredKeys: ['assetIds'] },
);
const holds = (of: { assetIds?: string[]; from?: number; to?: number }, id: string, second: number) =>
  ((of.assetIds ?? []).length === 0 || of.assetIds!.includes(id)) &&
  second >= (of.from ?? 0) &&
  second <= (of.to ?? Number.POSITIVE_INFINITY);

test('a narrower scope holds what both hold and nothing else', () => {
  fc.assert(
    fc.property(
      scope,
      scope,
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.integer({ min: 0, max: 9 }),
      (a, b, id, second) => {
        assert.equal(holds(narrower(a, b), id, second), holds(a, id, second) && holds(b, id, second));
      },
    ),
    { numRuns: 3000 },
  );
});
