import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rates } from '../../../../renderer/features/player/player-store.ts';
import { nextRate } from '../../../../renderer/features/player/transport.ts';

test('faster and slower step through the offered rates and stop at either end', () => {
  assert.equal(nextRate(1, 1), 1.25);
  assert.equal(nextRate(1, -1), 0.75);
  assert.equal(nextRate(rates[rates.length - 1]!, 1), rates[rates.length - 1]);
  assert.equal(nextRate(rates[0], -1), rates[0]);
});
