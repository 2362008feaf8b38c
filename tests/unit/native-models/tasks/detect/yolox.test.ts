import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeYolox } from '../../../../../native-models/tasks/detect/yolox.ts';

test('a cell of stride 16 is decoded to its place, size, class and score', () => {
  const size = 64;
  const cells = 8 * 8 + 4 * 4 + 2 * 2;
  const output = new Float32Array(cells * 7);
  // Row 2, column 3 of the stride-16 grid.
  const at = (64 + 2 * 4 + 3) * 7;
  output.set([0.5, 0.25, Math.log(2), 0, 0.8, 0.1, 0.9], at);
  const [found, ...others] = decodeYolox(output, size, 2, 0.3);
  assert.deepEqual(others, []);
  assert.equal(found!.classIndex, 1);
  assert.ok(Math.abs(found!.score - 0.72) < 1e-6);
  const { x, y, w, h } = found!;
  assert.deepEqual(
    [x, y, w, h].map((v) => Math.round(v * 100) / 100),
    [3.5 * 16 - 16, 2.25 * 16 - 8, 32, 16],
  );
});
