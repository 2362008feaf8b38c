import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastTurn } from '../../../../preload/contract/answer.ts';
import { pastTurns } from '../../../../renderer/features/ask/past-turns.ts';
import type { Turn } from '../../../../renderer/features/ask/turn.ts';

const citation = { evidenceId: 'e', assetId: 'a'.repeat(64), start: 1, end: 2 };
const turn = (question: string, more: object = {}) =>
  ({
    question,
    state: 'done',
    answer: {},
    trace: null,
    sentences: [{ text: 'Holm.', citations: [{ ...citation, quote: 'x', box: null }] }],
    ...more,
  }) as unknown as Turn;

test('a question takes along the last four that were answered, as they were understood', () => {
  const understood = { question: 'What was said after 0:28 in talk.mp4?', why: '', by: 'rules' };
  const turns = ['1', '2', '3', '4', '5'].map((question) => turn(question));
  const sent = pastTurns([
    ...turns,
    turn('and then?', { trace: { understood } }),
    turn('6', { state: 'running' }),
    turn('7', { state: 'failed', answer: null, sentences: [] }),
  ]);
  assert.deepEqual(
    sent.map(({ question }) => question),
    ['3', '4', '5', understood.question],
  );
  assert.deepEqual(sent[0]!.sentences, [{ text: 'Holm.', citations: [citation] }]);
});

test('however much was answered, the contract takes it', () => {
  const sentence = { text: 'x'.repeat(9000), citations: Array.from({ length: 20 }, () => citation) };
  const [sent] = pastTurns([turn('?', { sentences: Array.from({ length: 30 }, () => sentence) })]);
  pastTurn.parse(sent);
});
