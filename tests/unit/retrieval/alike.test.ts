import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likeness } from '../../../main/retrieval/alike.ts';

const without = (text: string) => ({ text, vector: null });
/** Two questions whose vectors have this cosine. */
const near = (a: string, b: string, cosine: number) =>
  likeness(
    { text: a, vector: Float32Array.of(1, 0) },
    { text: b, vector: Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine)) },
  );

test('the same telling words ask the same, with or without a model', () => {
  const asked = without('Who painted the tower at Skarvik?');
  assert.equal(likeness(asked, asked), 1);
  assert.equal(likeness(asked, without('who has painted the towers at Skarvik')), 1);
  assert.equal(likeness(asked, without('Who painted the tower?')), 0);
});

test('near vectors ask the same, the more the nearer, from 0.8 on', () => {
  const [a, b] = ['Where does the fog bell hang?', 'Where can one find the bell now?'];
  assert.equal(near(a, b, 0.79), 0);
  assert.ok(Math.abs(near(a, b, 0.8) - 0.5) < 1e-5);
  assert.ok(near(a, b, 0.9) > near(a, b, 0.85) && near(a, b, 1) <= 1);
});

for (const [a, b] of [
  ['What is on the second slide?', 'What is on the third slide?'],
  ['When is the first meeting?', 'When is the last meeting?'],
  ['Who painted the tower at Skarvik?', 'Who painted the tower at Holm?'],
  ['How high is the tower at Holm?', 'When was the tower at Holm built?'],
  ['Who painted the tower?', 'Why did he paint the tower?'],
  ['How many dogs are there?', 'How do the dogs get there?'],
  ['What happened in 1880?', 'What happened in 1890?'],
] as const) {
  test(`however near: “${a}” is not “${b}”`, () => {
    assert.equal(near(a, b, 0.99), 0);
    assert.equal(near(b, a, 0.99), 0);
  });
}

test('vectors of two models are not compared', () => {
  const a = { text: 'where is the dog', vector: Float32Array.of(1, 0) };
  assert.equal(likeness(a, { text: 'where is that animal now', vector: Float32Array.of(1, 0, 0) }), 0);
});
