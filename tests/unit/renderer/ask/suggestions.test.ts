import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asset } from '../../../../preload/contract/asset.ts';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import { suggestions } from '../../../../renderer/features/ask/suggestions.ts';

const video = { kind: 'video' } as Asset;
const row = {
  kind: 'text',
  text: 'Mid ebb | 21:20',
  confidence: 0.9,
  detail: { kind: 'text', role: 'row', heading: 'Tide table', cells: [{ text: 'Mid ebb' }, { text: '21:20' }] },
} as unknown as Evidence;
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
