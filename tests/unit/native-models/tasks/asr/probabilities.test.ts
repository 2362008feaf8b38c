import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argmax, logSumExp, pick } from '../../../../../native-models/tasks/asr/probabilities.ts';

test('the language is the likeliest of the languages, whatever other tokens say', () => {
  const languages = new Map([
    ['en', 2],
    ['de', 4],
  ]);
  const chosen = pick(Float32Array.of(99, 0, 1, 0, 3), languages);
  assert.equal(chosen.value, 'de');
  assert.ok(Math.abs(chosen.probability - 1 / (1 + Math.exp(-2))) < 1e-6);
});

test('log-sum-exp does not overflow and argmax obeys what is allowed', () => {
  assert.ok(Math.abs(logSumExp(Float32Array.of(1000, 1000)) - (1000 + Math.log(2))) < 1e-3);
  assert.equal(
    argmax(Float32Array.of(5, 9, 7, 100), 3, (id) => id !== 1),
    2,
  );
  assert.equal(
    argmax(Float32Array.of(5), 1, () => false),
    -1,
  );
});
