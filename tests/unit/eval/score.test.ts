import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, isRight, plain } from '../../eval/score.ts';

const gold = (more: object) => ({ id: 'x', asset: 'a', question: 'q', kind: 'ocr', answer: ['7'], spans: [], ...more });

test('accepted strings count as whole words, case and punctuation aside', () => {
  assert.ok(holds(plain('It weighs 3h, says Ann-Lee.'), '3 h'));
  assert.ok(holds(plain('Order KX-20!'), 'kx 20'));
  assert.ok(!holds(plain('17 boats'), '7'));
  assert.ok(holds(plain('at 0:45 sharp'), '0:45'));
  assert.ok(!holds(plain('2.45 m'), '45'));
});

test('a rejected string, a missing group or a late answer is wrong', () => {
  assert.ok(isRight('seven or 7', gold({}), 40));
  assert.ok(!isRight('7 and eight', gold({ reject: ['eight'] }), 40));
  assert.ok(!isRight('Ann has 7', gold({ all: [['Ann'], ['8']] }), 40));
  assert.ok(!isRight(`${'so '.repeat(12)}7`, gold({}), 12));
});
