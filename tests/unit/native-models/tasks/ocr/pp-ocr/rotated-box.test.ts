import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  alongLine,
  convexHull,
  cornersOf,
  leastRectangle,
  type Point,
  partOf,
  type RotatedBox,
  turned,
  uprightBox,
} from '../../../../../../native-models/tasks/ocr/pp-ocr/rotated-box.ts';

const point = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }));
const box = fc.record({
  x: fc.double({ min: -200, max: 200, noNaN: true }),
  y: fc.double({ min: -200, max: 200, noNaN: true }),
  width: fc.double({ min: 1, max: 300, noNaN: true }),
  height: fc.double({ min: 1, max: 300, noNaN: true }),
  angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
});

/** How far a point lies outside a box; 0 or less inside. */
function outside({ x, y, width, height, angle }: RotatedBox, [px, py]: Point): number {
  const u = (px - x) * Math.cos(angle) + (py - y) * Math.sin(angle);
  const v = (py - y) * Math.cos(angle) - (px - x) * Math.sin(angle);
  return Math.max(Math.abs(u) - width / 2, Math.abs(v) - height / 2);
}

test('the least rectangle holds every point, and is no larger than the upright one', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points) => {
      const least = leastRectangle(points);
      for (const one of points) assert.ok(outside(least, one) < 1e-6);
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const upright = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
      assert.ok(least.width * least.height <= upright + 1e-6);
      assert.ok(Math.abs(least.angle) <= Math.PI / 4 + 1e-9);
    }),
  );
});

test('the corners of a box give the box back, whichever way it stands', () => {
  fc.assert(
    fc.property(box, (one) => {
      const found = leastRectangle(cornersOf(one));
      const sides = (b: RotatedBox) => [b.width, b.height].sort((a, c) => a - c);
      const [least, most] = sides(found);
      const [thin, long] = sides(one);
      assert.ok(Math.abs(least! - thin!) < 1e-6 && Math.abs(most! - long!) < 1e-6);
      assert.ok(Math.hypot(found.x - one.x, found.y - one.y) < 1e-6);
    }),
  );
});

test('the hull of a hull is that hull, without a dent or an idle corner', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (points) => {
      const hull = convexHull(points);
      assert.deepEqual(convexHull(hull), hull);
      for (let i = 0; i < hull.length && hull.length > 2; i++) {
        const [a, b, c] = [hull[i]!, hull[(i + 1) % hull.length]!, hull[(i + 2) % hull.length]!];
        assert.ok((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 0, 'every corner turns the same way');
      }
    }),
  );
});

test('turned twice, or taken whole, a box is itself; its upright box holds its corners', () => {
  fc.assert(
    fc.property(box, (one) => {
      const same = (other: RotatedBox) =>
        cornersOf(other).forEach(([x, y], i) => {
          const [ox, oy] = cornersOf(one)[i]!;
          assert.ok(Math.hypot(x - ox, y - oy) < 1e-6);
        });
      same(turned(turned(one)));
      same(partOf(one, 0, 0, 1, 1));
      const { x, y, w, h } = uprightBox({ ...one, x: one.x + 1000, y: one.y + 1000 }, 2000, 2000);
      for (const [cx, cy] of cornersOf(one)) {
        assert.ok((cx + 1000) / 2000 > x - 1e-9 && (cx + 1000) / 2000 < x + w + 1e-9);
        assert.ok((cy + 1000) / 2000 > y - 1e-9 && (cy + 1000) / 2000 < y + h + 1e-9);
      }
    }),
  );
});

test('a part keeps its place: the right third of a line that runs downwards is its lower third', () => {
  const line = alongLine({ x: 50, y: 100, width: 20, height: 120, angle: 0 });
  assert.deepEqual([line.width, line.height], [120, 20]);
  const part = partOf(line, 2 / 3, 0, 1, 1);
  const { x, y, w, h } = uprightBox(part, 200, 200);
  const round = (value: number) => Math.round(value * 200);
  assert.deepEqual([x, y, w, h].map(round), [40, 120, 20, 40]);
});

test('a box beyond the edge is cut there', () => {
  const { x, y, w, h } = uprightBox({ x: 0, y: 0, width: 40, height: 20, angle: 0.3 }, 100, 100);
  assert.ok(x === 0 && y === 0 && w > 0 && h > 0 && w < 0.25);
});
