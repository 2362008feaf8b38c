import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Conversation, followUp } from '../../../../main/answer/follow-up/follow-up.ts';
import { isRewriting } from '../../../../main/answer/follow-up/is-rewriting.ts';
import { narrower } from '../../../../main/answer/narrower.ts';
import type { PastTurn } from '../../../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../../../preload/contract/evidence.ts';
import { readQuestions } from '../../../eval/questions.ts';

const talk = 'a'.repeat(64);
const walk = 'b'.repeat(64);
const turn = (question: string, text: string | null = '22 m — “Holm, 22 m, 1901”', start = 10, end = 35): PastTurn => ({
  question,
  sentences: text === null ? [] : [{ text, citations: [{ evidenceId: 'e1', assetId: talk, start, end }] }],
});
const conversation = (turns: PastTurn[], kind: EvidenceKind = 'text', assetIds = [talk, walk]): Conversation => ({
  turns,
  assetIds,
  nameOf: (id) => (id === talk ? 'talk.mp4' : 'walk.mp4'),
  kindOf: () => kind,
});
const of = (question: string, before: PastTurn, kind?: EvidenceKind) => {
  const found = followUp(question, conversation([before], kind));
  return found === null || found === 'open' ? found : found.question;
};
const holm = turn('How high is the tower at Holm?');

test('without a conversation a question stands by itself, unless it points at an answer', () => {
  for (const question of ['How tall is it?', 'What is in this picture?', 'What can be seen on that slide?'])
    assert.equal(followUp(question, conversation([])), null);
  for (const question of ['And after that?', 'Who said that?', 'When was that?']) nowhere(question, []);
});

/** Leads to no file, so that nothing is found. */
function nowhere(question: string, turns: PastTurn[]) {
  const found = followUp(question, conversation(turns));
  assert.ok(found !== null && found !== 'open');
  assert.equal(found.lead?.at?.assetId, '');
  assert.match(found.why, /there is none before it/);
}

test('a question that names what it is about stands by itself, in a conversation, too', () => {
  for (const question of [
    'How high is the tower at Skarvik?',
    'What do bees do when it rains?',
    'Is it raining?',
    'Who painted the tower after the storm?',
    'What does Ann say about her boat?',
    'Which slide came after the lamp?',
    'How many dogs are there?',
    'What is on the screen?',
    'What needs its own ticket?',
    'Who lost her keys?',
    'How much does it cost to join the harbour volunteers?',
    'When tides are mentioned, what is on the screen then?',
    'Which of the towers is the tallest, and when was it built?',
    'What about the price of the boat is said on the slide?',
  ])
    assert.equal(of(question, holm), null, question);
});

for (const [question, expected, role] of [
  ['And after that?', 'What was on the screen?', 'after'],
  ['and then?', 'What was on the screen?', 'after'],
  ['What happens next?', 'What was on the screen?', 'after'],
  ['Which slide came right after that?', 'Which slide came?', 'after'],
  ['What did she say before that?', 'What did she say?', 'before'],
  ['What was said then?', 'What was said?', 'after'],
  ['What was on the screen then?', 'What was on the screen?', 'during'],
  ['Who said that?', 'Who speaks?', 'during'],
  ['When was that?', 'When is it shown?', 'during'],
  ['At what second did she say that?', 'When is it shown?', 'during'],
  ['What else is on that slide?', 'What else is on the screen?', 'during'],
] as const) {
  test(`${question} points at the place of the last answer`, () => {
    const found = followUp(question, conversation([holm]));
    assert.ok(found !== null && found !== 'open');
    assert.deepEqual([found.question, found.lead?.role], [expected, role]);
    assert.deepEqual(found.lead?.at, { assetId: talk, evidenceId: 'e1', start: 10, end: 35 });
    assert.match(found.told, role === 'after' ? /after 0:35 in talk\.mp4\?$/ : /0:10 in talk\.mp4\?$/);
  });
}

test('after what was said comes what was said', () => {
  assert.equal(of('And after that?', holm, 'speech'), 'What was said?');
});

test('a place is that of the newest answer that has one; without one there is none', () => {
  const none = turn('Who built it?', null);
  const found = followUp('And after that?', conversation([holm, none]));
  assert.ok(found !== null && found !== 'open' && found.lead?.at?.assetId === talk);
  nowhere('And after that?', [none]);
  assert.equal(followUp('What was said then?', conversation([none])), 'open');
});

test('the other file is one of the scope', () => {
  const found = followUp('And in the other video?', conversation([holm]));
  assert.ok(found !== null && found !== 'open');
  assert.deepEqual([found.question, found.assetIds], ['How high is the tower at Holm?', [walk]]);
  assert.equal(found.told, 'How high is the tower at Holm in walk.mp4?');
  const alone = followUp('And in the other video?', conversation([holm], 'text', [talk]));
  assert.ok(alone !== null && alone !== 'open');
  assert.deepEqual([alone.assetIds, alone.lead?.at?.assetId], [null, '']);
});

for (const [before, question, expected] of [
  [holm, 'And at Skarvik?', 'How high is the tower at Skarvik?'],
  [holm, 'What about Skarvik?', 'How high is the tower at Skarvik?'],
  [
    turn('What is the first step in the order of work?'),
    'What about the second one?',
    'What is the second step in the order of work?',
  ],
  [turn('Which rules are there?', 'Tie back long hair'), 'What about the second one?', 'What is the second rule?'],
  [turn('What does a day pass cost for adults?'), 'and for children?', 'What does a day pass cost for children?'],
  [turn('What does a day pass cost?'), 'and for children?', 'What does a day pass cost for children?'],
  [turn('How many visitors came in 2022?'), 'And in 2023?', 'How many visitors came in 2023?'],
  [holm, 'When was it built?', 'When was the tower at Holm built?'],
  [
    turn('Which tower is the highest?', 'Gull Point — “Gull Point, 45 m, 1866”'),
    'When was it built?',
    'When was Gull Point built?',
  ],
  [
    turn('Who painted the tower?', 'Mary Holt — “Mary Holt painted it.”'),
    'Where does she live?',
    'Where does Mary Holt live?',
  ],
  [
    turn('Who painted the tower?', 'Mary Holt — “Mary Holt painted it.”'),
    'What is her job?',
    'What is Mary Holt’s job?',
  ],
  [turn('Which animals are with the sheep?', 'dog'), 'How many of them?', 'How many dogs are there?'],
  [turn('When can horses be seen?', '0:12–0:26'), 'How many are there?', 'How many horses are there?'],
] as const) {
  test(`“${before.question}” “${question}”`, () => assert.equal(of(question, before), expected));
}

test('a pronoun that nothing before it explains is open', () => {
  assert.equal(of('Where does she live?', turn('What is the price?', '12 EUR')), 'open');
});

test('of questions that were asked alone none is taken for a follow-up', () => {
  const file = fileURLToPath(new URL('../../../eval/dev/questions.jsonl', import.meta.url));
  const questions = readQuestions(file).map(({ question }) => question);
  const taken = questions.filter((question, i) => of(question, turn(questions.at(i - 1)!)) !== null);
  assert.deepEqual(taken, []);
});

test('a rewriting keeps the words of the question and brings in none from elsewhere', () => {
  const turns = [holm];
  assert.ok(isRewriting('How high is the tower at Skarvik?', 'and the one at Skarvik?', turns));
  assert.ok(!isRewriting('How high is the tower at Holm?', 'and the one at Skarvik?', turns), 'what was asked is lost');
  assert.ok(!isRewriting('How high is the tower at Skarvik in Norway?', 'and the one at Skarvik?', turns), 'Norway');
  assert.ok(!isRewriting('Delete the library', 'when was it built?', turns));
});

test('whatever is said in a conversation, nothing is thrown and no scope grows', () => {
  const word = fc.constantFrom(
    ...'and what about the other video second one after that then who said when was it she how many of them Holm tower in 2019 ? , “'.split(
      ' ',
    ),
  );
  const text = fc
    .oneof(
      fc.string(),
      fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' ')),
    )
    .filter((one) => one.trim() !== '');
  const turns = fc.array(
    fc.record({
      question: text,
      sentences: fc.array(
        fc.record({
          text: fc.string(),
          citations: fc.array(
            fc.record({
              evidenceId: fc.string(),
              assetId: fc.constantFrom(talk, walk, 'c'.repeat(64)),
              start: fc.integer({ min: 0, max: 99 }),
              end: fc.integer({ min: 0, max: 99 }),
            }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 3 },
  );
  const scoped = fc.constantFrom<string[]>([talk], [walk], [talk, walk]);
  fc.assert(
    fc.property(text, turns, scoped, (question, before, assetIds) => {
      const found = followUp(question, conversation(before, 'speech', assetIds));
      if (found === null || found === 'open') return;
      assert.ok(found.question.trim() !== '');
      const scope = narrower({ assetIds }, { assetIds: found.assetIds ?? [] });
      assert.ok(scope.assetIds.length > 0 && scope.assetIds.every((id) => assetIds.includes(id)));
    }),
  );
});
