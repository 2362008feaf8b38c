import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordExtents } from '../../../../../../native-models/tasks/ocr/pp-ocr/word-extents.ts';

/** A line 160 × 48 with blocks of ink. */
function lineOf(blocks: readonly [x0: number, y0: number, x1: number, y1: number][], ground = 20, ink = 230) {
  const data = new Uint8Array(160 * 48 * 3).fill(ground);
  for (const [x0, y0, x1, y1] of blocks) {
    for (let y = y0; y < y1; y++) data.fill(ink, (y * 160 + x0) * 3, (y * 160 + x1) * 3);
  }
  return { data, width: 160, height: 48 };
}
const word = (text: string, from: number, to: number) => ({ text, confidence: 1, from, to });
const px = ({ x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number }) =>
  [x0 * 160, y0 * 48, x1 * 160, y1 * 48].map(Math.round);

test('words end where their ink does, light on dark and dark on light', () => {
  const blocks = [
    [8, 10, 30, 38],
    [33, 16, 60, 38],
    [90, 12, 150, 44],
  ] as [number, number, number, number][];
  for (const line of [lineOf(blocks), lineOf(blocks, 240, 10)]) {
    // 20 steps of 8 px; the letters' middles only.
    const extents = wordExtents(line, [word('ab', 2, 6), word('c', 13, 17)], 20);
    assert.deepEqual(extents.map(px), [
      [8, 10, 60, 38],
      [90, 12, 150, 44],
    ]);
  }
});

test('where nothing stands out the steps say where the word is', () => {
  const [extent] = wordExtents(lineOf([]), [word('x', 5, 10)], 20);
  assert.deepEqual(px(extent!), [40, 0, 80, 48]);
});
