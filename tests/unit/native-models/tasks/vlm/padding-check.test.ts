import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DecoderInput } from '../../../../../native-models/tasks/vlm/decoder.ts';
import { padsRight } from '../../../../../native-models/tasks/vlm/padding-check.ts';
import { consecutive } from '../../../../../native-models/tasks/vlm/positions.ts';

/** As many words as Qwen2-VL knows: more than a call takes arguments. */
const vocabulary = 151_936;

/** A decoder whose logits are the sum of what a row's mask lets it see. */
function modelOf(sees: (input: DecoderInput, row: number, column: number) => number) {
  return {
    hidden: 1,
    family: { axes: 3, positions: (_: unknown, length: number, at: number) => consecutive(length, at, 3) },
    tokenizer: { ids: () => [5, 6, 7, 8] },
    text: { embed: async (ids: readonly number[]) => Float32Array.from(ids) },
    decoder: {
      async forward(input: DecoderInput) {
        const logits = new Float32Array(input.rows * vocabulary);
        for (let row = 0; row < input.rows; row++) {
          let sum = 0;
          for (let i = 0; i < input.length; i++) sum += sees(input, row, i);
          logits.fill(sum, row * vocabulary, (row + 1) * vocabulary);
        }
        return { logits, vocabulary, past: null };
      },
    },
  } as unknown as Parameters<typeof padsRight>[0];
}

const word = ({ embeds, length }: DecoderInput, row: number, column: number) => embeds[row * length + column]!;
const isSeen = ({ mask, length }: DecoderInput, row: number, column: number) => mask[row * length + column] === 1;

test('a large vocabulary is compared, too', async () => {
  assert.equal(await padsRight(modelOf((...at) => (isSeen(...at) ? word(...at) : 0))), true);
});

test('who looks at the padding, or gives no numbers, gets rows of one length', async () => {
  assert.equal(await padsRight(modelOf((...at) => word(...at) + 1)), false);
  assert.equal(await padsRight(modelOf(() => Number.NaN)), false);
});
