import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Moment } from '../../../../preload/contract/evidence.ts';
import { groupByAsset, queryWords } from '../../../../renderer/features/search/search-groups.ts';

test('files stand in the order of their best hit, hits in theirs', () => {
  const moments = ['b1', 'a1', 'b2'].map((id) => ({ id, assetId: id[0]! }) as Moment);
  assert.deepEqual(
    groupByAsset(moments).map((group) => [group.assetId, group.moments.map(({ id }) => id)]),
    [
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ],
  );
});

test('short words are not marked, longer ones come first', () => {
  assert.deepEqual(queryWords('the Harbour of a tide, harbour'), ['harbour', 'tide', 'the']);
});
