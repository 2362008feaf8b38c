import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likeness, requoted } from '../../../main/language/same-words.ts';

test('likeness is 1 for the same words, 0 for none in common, and falls with each that differs', () => {
  assert.equal(likeness('low water at noon', 'low water at noon'), 1);
  assert.equal(likeness('low water', 'kelp farming'), 0);
  assert.equal(likeness('low water at noon', 'low water at dusk'), 0.75);
  assert.equal(likeness('', 'low'), 0);
});

test('a quote of the original is what stands there now', () => {
  const original = 'Good morning. The tied is low at noon. Bring boots.';
  const now = 'Good morning. The tide is very low at noon. Bring boots.';
  assert.equal(requoted('The tied is low at noon.', original, now), 'The tide is very low at noon.');
  assert.equal(requoted('Good morning.', original, now), 'Good morning.');
  assert.equal(requoted('Bring boots.', original, now), 'Bring boots.');
  assert.equal(requoted(original, original, now), now);
  assert.equal(requoted('Low at noon', original, now), 'Low at noon');
  assert.equal(requoted('The tied', original, now), 'The tide');
  assert.equal(requoted('tied is', original, now), 'tide is');
  assert.equal(requoted('The ferry leaves.', original, now), undefined);
  assert.equal(requoted(' ', original, now), undefined);
});
