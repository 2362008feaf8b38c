import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Detection } from '../../../../../native-models/protocol.ts';
import { borneOut } from '../../../../../native-models/tasks/detect/closely.ts';
import type { Window } from '../../../../../native-models/tasks/detect/letterbox.ts';
import { squareAround, squaresOf } from '../../../../../native-models/tasks/detect/windows.ts';

const image = { data: new Uint8Array(0), width: 1280, height: 720 };
const box = { x: 0.7, y: 0.1, w: 0.1, h: 0.1 };
const cup = (confidence: number): Detection => ({ label: 'cup', confidence, box });

test('what two looks from nearby bear out stays, with the mean of the three scores', async () => {
  const windows: Window[] = [];
  const [kept, ...others] = await borneOut([cup(0.3)], image, async (window) => {
    windows.push(window);
    return [cup(0.6 + 0.1 * windows.length)];
  });
  assert.equal(others.length, 0);
  assert.ok(Math.abs(kept!.confidence - (0.3 + 0.7 + 0.8) / 3) < 1e-9);
  assert.deepEqual(kept!.box, box);
  assert.deepEqual(
    windows.map(({ width, height }) => [width, height]),
    [
      [256, 256],
      [384, 384],
    ],
  );
});

test('what is not seen again, is seen elsewhere, or is rather something else, is dropped', async () => {
  const far = { ...box, x: 0.2 };
  for (const again of [[], [{ ...cup(0.9), box: far }], [cup(0.6), { ...cup(0.7), label: 'bowl' }], [cup(0.2)]])
    assert.deepEqual(await borneOut([cup(0.4)], image, async () => again), []);
  const beside = [cup(0.6), { ...cup(0.7), label: 'bowl', box: far }];
  assert.equal((await borneOut([cup(0.4)], image, async () => beside)).length, 1);
});

const size = fc.record({ width: fc.integer({ min: 40, max: 3000 }), height: fc.integer({ min: 40, max: 3000 }) });

test('squares of a closer look cover the picture and lie within it', () => {
  fc.assert(
    fc.property(
      size,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (of, u, v) => {
        const squares = squaresOf(of);
        for (const { x, y, width, height } of squares) {
          assert.equal(width, height);
          assert.ok(x >= 0 && y >= 0 && x + width <= of.width && y + height <= of.height);
        }
        const [px, py] = [u * (of.width - 1), v * (of.height - 1)];
        assert.ok(squares.some(({ x, y, width, height }) => px >= x && px <= x + width && py >= y && py <= y + height));
      },
    ),
  );
});

test('a square around a box holds its middle and lies within the picture', () => {
  fc.assert(
    fc.property(
      size,
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.01, max: 0.1, noNaN: true }),
      (of, at, length) => {
        const around = squareAround({ x: at, y: at, w: length, h: length }, 2, of);
        assert.ok(around.x >= 0 && around.y >= 0);
        assert.ok(around.x + around.width <= of.width + 1 && around.y + around.height <= of.height + 1);
        const middle = (at + length / 2) * of.width;
        assert.ok(middle >= around.x - 1 && middle <= around.x + around.width + 1);
      },
    ),
  );
});
