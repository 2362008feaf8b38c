import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonPrefix, joined } from '../../../../../native-models/tasks/vlm/common-prefix.ts';
import type { Piece } from '../../../../../native-models/tasks/vlm/family.ts';
import { tokensOf } from '../../../../../native-models/tokens/tokens.ts';

const text = (words: string): Piece => ({ kind: 'text', text: words });
const frame = (value: number): Piece => ({ kind: 'frame', tokens: tokensOf(Float32Array.of(value), 1, 1) });

test('neighbouring text becomes one piece, so that no word is cut at a border of ours', () => {
  const picture = frame(1);
  assert.deepEqual(joined([text('a'), text('b'), picture, text('c'), text('d')]), [text('ab'), picture, text('cd')]);
});

test('prompts share what they begin with, up to the first picture that differs', () => {
  const one = [text('question'), frame(1), text('end')];
  const other = [text('question'), frame(2), text('end')];
  assert.equal(commonPrefix([one, other]), 1);
  assert.equal(commonPrefix([[text('a'), ...one], other]), 0);
});

test('something is left of each prompt, even where all are the same', () => {
  const same = [text('question'), frame(1)];
  assert.equal(commonPrefix([same, same]), 1);
  assert.equal(commonPrefix([[text('a')], [text('a')]]), 0);
  assert.equal(commonPrefix([]), 0);
});
