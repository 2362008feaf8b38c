import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asset } from '../../../../preload/contract/asset.ts';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import { suggestions } from '../../../../renderer/features/ask/suggestions.ts';

const video = { kind: 'video' } as Asset;
const rowOf = (...cells: string[]) =>
  ({
    kind: 'text',
    text: cells.join(' | '),
    confidence: 0.9,
    detail: {
      kind: 'text',
      role: 'row',
      heading: 'Tide table',
      cells: cells.map((text) => ({ text })),
      columns: ['State', 'Time'],
    },
  }) as unknown as Evidence;
const row = rowOf('Mid ebb', '21:20');
const object = {
  kind: 'object',
  confidence: 0.9,
  text: 'umbrella',
  detail: { kind: 'object', label: 'umbrella' },
} as Evidence;

test('questions are made of what was found, one a kind', () => {
  assert.deepEqual(suggestions(video, [row, row, object]), [
    'What does it say for Mid ebb?',
    'When is an umbrella in view?',
  ]);
  assert.deepEqual(suggestions({ kind: 'image' } as Asset, [object]), ['Is there an umbrella?']);
  assert.deepEqual(suggestions(video, []), []);
});

test('a table is asked for a row that can be told from the others, not for its titles', () => {
  const rows = [rowOf('State', 'Time'), rowOf('High water', '05:52'), rowOf('High water', '18:17')];
  assert.deepEqual(suggestions(video, rows), []);
  assert.deepEqual(suggestions(video, [...rows, row]), ['What does it say for Mid ebb?']);
});
