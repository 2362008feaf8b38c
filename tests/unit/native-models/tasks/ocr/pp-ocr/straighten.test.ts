import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RgbImage } from '../../../../../../native-models/protocol.ts';
import { type RotatedBox, turned } from '../../../../../../native-models/tasks/ocr/pp-ocr/rotated-box.ts';
import { straighten } from '../../../../../../native-models/tasks/ocr/pp-ocr/straighten.ts';

/** Red grows to the right, green downwards, both by 1 a pixel. */
const ramp: RgbImage = { width: 240, height: 240, data: new Uint8Array(240 * 240 * 3) };
for (let y = 0; y < 240; y++) for (let x = 0; x < 240; x++) ramp.data.set([x, y, 7], (y * 240 + x) * 3);

test('every pixel is the colour that lies there in the turned box', () => {
  const box = fc.record({
    x: fc.integer({ min: 110, max: 130 }),
    y: fc.integer({ min: 110, max: 130 }),
    width: fc.integer({ min: 40, max: 120 }),
    height: fc.integer({ min: 12, max: 48 }),
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  });
  fc.assert(
    fc.property(box, (one) => {
      const { data, width, height } = straighten(ramp, one, 24, 1000);
      assert.equal(height, 24);
      assert.ok(Math.abs(width / height - one.width / one.height) < 0.1);
      for (const [x, y] of [
        [0, 0],
        [width - 1, 0],
        [width >> 1, 12],
        [0, 23],
        [width - 1, 23],
      ] as const) {
        const u = ((x + 0.5) / width - 0.5) * one.width;
        const v = ((y + 0.5) / height - 0.5) * one.height;
        const px = one.x + u * Math.cos(one.angle) - v * Math.sin(one.angle) - 0.5;
        const py = one.y + u * Math.sin(one.angle) + v * Math.cos(one.angle) - 0.5;
        const at = (y * width + x) * 3;
        assert.ok(Math.abs(data[at]! - px) < 1.2 && Math.abs(data[at + 1]! - py) < 1.2 && data[at + 2] === 7);
      }
    }),
  );
});

test('turned, the same box comes out upside down', () => {
  const box: RotatedBox = { x: 120, y: 120, width: 60, height: 20, angle: 0.2 };
  const [one, other] = [straighten(ramp, box, 20, 1000), straighten(ramp, turned(box), 20, 1000)];
  const last = one.width * one.height - 1;
  for (const i of [0, 7, 500, last]) assert.ok(Math.abs(one.data[i * 3]! - other.data[(last - i) * 3]!) <= 1);
});

test('beyond the edge the outermost colour goes on, and too long a line is squeezed', () => {
  const { data } = straighten(ramp, { x: 0, y: 120, width: 40, height: 10, angle: 0 }, 10, 1000);
  assert.equal(data[0], 0);
  assert.equal(straighten(ramp, { x: 120, y: 120, width: 230, height: 10, angle: 0 }, 48, 300).width, 300);
});

test('letters larger than the line are averaged, not skipped over', () => {
  const stripes: RgbImage = { width: 200, height: 200, data: new Uint8Array(200 * 200 * 3) };
  for (let i = 0; i < 200 * 200; i++) stripes.data.fill(i % 2 ? 200 : 0, i * 3, i * 3 + 3);
  const { data } = straighten(stripes, { x: 100, y: 100, width: 120, height: 120, angle: 0 }, 40, 1000);
  assert.ok(data.every((value) => Math.abs(value - 100) < 40));
});
