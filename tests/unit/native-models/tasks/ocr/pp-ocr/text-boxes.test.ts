import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cornersOf, type RotatedBox } from '../../../../../../native-models/tasks/ocr/pp-ocr/rotated-box.ts';
import { grown, textBoxes } from '../../../../../../native-models/tasks/ocr/pp-ocr/text-boxes.ts';

const [WIDTH, HEIGHT] = [320, 256];
const same = { width: WIDTH, height: HEIGHT };

/** A map with kernels of that probability where the boxes lie. */
function mapOf(kernels: readonly RotatedBox[], probability = 0.9) {
  const data = new Float32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      for (const { x: cx, y: cy, width, height, angle } of kernels) {
        const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
        const u = dx * Math.cos(angle) + dy * Math.sin(angle);
        const v = dy * Math.cos(angle) - dx * Math.sin(angle);
        if (Math.abs(u) <= width / 2 && Math.abs(v) <= height / 2) data[y * WIDTH + x] = probability;
      }
    }
  }
  return { data, ...same };
}

test('a kernel at any angle comes back as its rectangle, grown by area · 1.6 / perimeter', () => {
  const kernel = fc.record({
    x: fc.integer({ min: 130, max: 190 }),
    y: fc.integer({ min: 110, max: 140 }),
    width: fc.integer({ min: 60, max: 140 }),
    height: fc.integer({ min: 10, max: 30 }),
    angle: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
  });
  fc.assert(
    fc.property(kernel, (drawn) => {
      const [found, ...others] = textBoxes(mapOf([drawn]), same);
      assert.equal(others.length, 0);
      const meant = grown(drawn, 1.6);
      assert.ok(Math.hypot(found!.x - meant.x, found!.y - meant.y) < 2);
      // A pixel more on each side, as pixels are squares.
      assert.ok(Math.abs(found!.width - meant.width) < 5 && Math.abs(found!.height - meant.height) < 5);
      assert.ok(Math.abs(found!.angle - meant.angle) < 0.08, `${found!.angle} for ${meant.angle}`);
      assert.ok(Math.abs(found!.score - 0.9) < 1e-3);
    }),
    { numRuns: 60 },
  );
});

test('apart they are two, touching they are one; faint or thin they are none', () => {
  const line = (x: number, y: number, height = 12): RotatedBox => ({ x, y, width: 100, height, angle: 0 });
  assert.equal(textBoxes(mapOf([line(80, 60), line(80, 90)]), same).length, 2);
  assert.equal(textBoxes(mapOf([line(80, 60), line(180, 60)]), same).length, 1);
  assert.deepEqual(textBoxes(mapOf([line(80, 60)], 0.29), same), []);
  assert.deepEqual(textBoxes(mapOf([line(80, 60)], 0.45), same), []);
  assert.deepEqual(textBoxes(mapOf([line(80, 60, 2)]), same), []);
  const haloed = mapOf([line(80, 60)]);
  for (let i = 0; i < haloed.data.length; i++) haloed.data[i] = Math.max(haloed.data[i]!, 0.28);
  assert.deepEqual(textBoxes(haloed, same), textBoxes(mapOf([line(80, 60)]), same));
});

test('boxes are in the pixels of the picture, also where the map is squeezed one way', () => {
  const kernel = { x: 160, y: 128, width: 120, height: 20, angle: 0.4 };
  const picture = { width: WIDTH * 2, height: HEIGHT * 3 };
  const [found] = textBoxes(mapOf([kernel]), picture);
  assert.ok(Math.abs(found!.x - 320) < 3 && Math.abs(found!.y - 384) < 4);
  for (const [x, y] of cornersOf(kernel)) {
    const [dx, dy] = [x * 2 - found!.x, y * 3 - found!.y];
    const u = dx * Math.cos(found!.angle) + dy * Math.sin(found!.angle);
    const v = dy * Math.cos(found!.angle) - dx * Math.sin(found!.angle);
    assert.ok(Math.abs(u) <= found!.width / 2 + 1 && Math.abs(v) <= found!.height / 2 + 1);
  }
});

test('a texture of specks does not become thousands of lines', () => {
  const data = new Float32Array(640 * 640);
  for (let y = 0; y < 640; y++) for (let x = 0; x < 640; x++) if (x % 8 < 5 && y % 8 < 5) data[y * 640 + x] = 1;
  assert.equal(textBoxes({ data, width: 640, height: 640 }, { width: 640, height: 640 }).length, 400);
});
