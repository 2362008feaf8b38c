import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeChoices, scopeOf } from '../../../../renderer/features/ask/scope-of.ts';

const nothing = { currentId: null, checked: new Set<string>(), span: null };
const open = { currentId: 'a', checked: new Set(['b', 'c']), span: { from: 3, to: 9 } };

test('only scopes that mean something now are offered', () => {
  assert.deepEqual(scopeChoices(nothing), ['all']);
  assert.deepEqual(scopeChoices(open), ['selection', 'this', 'checked', 'all']);
});

test('a scope names its files and seconds; one that means nothing looks everywhere', () => {
  assert.deepEqual(scopeOf('selection', open), { assetIds: ['a'], from: 3, to: 9 });
  assert.deepEqual(scopeOf('this', open), { assetIds: ['a'] });
  assert.deepEqual(scopeOf('checked', open), { assetIds: ['b', 'c'] });
  assert.deepEqual(scopeOf('selection', nothing), { assetIds: [] });
});
