import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RotatedBox } from '../../../../../../native-models/tasks/ocr/pp-ocr/rotated-box.ts';
import { tableHoles } from '../../../../../../native-models/tasks/ocr/pp-ocr/table-holes.ts';

const cell = (row: number, column: number): RotatedBox => ({
  x: 100 + 150 * column,
  y: 50 + 40 * row,
  width: 40 + 10 * ((row + column) % 3),
  height: 24,
  angle: 0.02 * ((row % 3) - 1),
});
const grid = (rows: number, columns: number): RotatedBox[] =>
  Array.from({ length: rows * columns }, (_, i) => cell(Math.floor(i / columns), i % columns));

test('a table without one of its cells has one hole, and it lies around where that cell stood', () => {
  const shape = fc.record({ rows: fc.integer({ min: 3, max: 8 }), columns: fc.integer({ min: 3, max: 6 }) });
  fc.assert(
    fc.property(shape, fc.nat(), ({ rows, columns }, n) => {
      const boxes = grid(rows, columns);
      assert.deepEqual(tableHoles(boxes), []);
      const [gone] = boxes.splice(n % boxes.length, 1);
      const [hole, ...others] = tableHoles(boxes);
      assert.deepEqual(others, []);
      assert.ok(
        hole!.x0 < gone!.x - 20 && hole!.x1 > gone!.x + 20 && Math.abs((hole!.y0 + hole!.y1) / 2 - gone!.y) < 1,
      );
    }),
  );
});

test('two rows are no table, nor is a column of one cell a column, and a line of any slant fills a hole', () => {
  const without = (rows: number) =>
    grid(rows, 3).filter((box) => box !== undefined && !(box.x === 250 && box.y === 50));
  assert.deepEqual(tableHoles(without(2)), []);
  assert.equal(tableHoles(without(3)).length, 1);
  assert.deepEqual(tableHoles([...grid(4, 2), cell(1, 4)]), []);
  assert.deepEqual(tableHoles([...without(4), { ...cell(0, 1), angle: 0.4 }]), []);
});

test('cells that stand at different ends of a column leave one hole, not two that meet', () => {
  const last = [375, 375, 397, 397].map((x, row) => ({ ...cell(row, 2), x, width: 14 }));
  assert.equal(tableHoles([...grid(5, 2), ...last]).filter(({ y0 }) => y0 > 190).length, 1);
});

test('a line whose cells stand a little apart has a hole once', () => {
  const boxes = grid(5, 5).filter((box) => !(box.x === 700 && box.y === 130));
  const uneven = boxes.map((box) => (box.y === 130 && box.x > 300 ? { ...box, y: 141 } : box));
  assert.equal(tableHoles(uneven).filter(({ x1 }) => x1 > 700).length, 1);
});
