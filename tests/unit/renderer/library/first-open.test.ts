import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstOpen } from '../../../../renderer/features/library/first-open.ts';

const assets = [
  { id: 'talk', addedAt: 1 },
  { id: 'street', addedAt: 3 },
  { id: 'meeting', addedAt: 2 },
];

test('what came in last is opened first', () => {
  assert.equal(firstOpen(assets, undefined), 'street');
  assert.equal(firstOpen([], undefined), undefined);
});

test('a page that is loaded anew stays on its file', () => {
  assert.equal(firstOpen(assets, 'talk'), 'talk');
  assert.equal(firstOpen(assets, 'removed since'), 'street');
});
