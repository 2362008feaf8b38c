import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AnnotationOf } from '../../../../preload/contract/annotation.ts';
import { nextShape, nudged } from '../../../../renderer/features/annotate/keyboard-moves.ts';
import {
  boundsOf,
  copyOf,
  type Handle,
  movedBy,
  nextNumber,
  resized,
  scaledText,
} from '../../../../renderer/features/annotate/shape-geometry.ts';
import { made, withPoint } from '../../../../renderer/features/annotate/tools.ts';
import { anyAnnotation, anyPoint, farPoint, isSound } from './arbitrary.ts';

const handles = fc.constantFrom<Handle>('nw', 'ne', 'sw', 'se', 'n', 'e', 's', 'w', 'from', 'to');
const corners = fc.constantFrom<'nw' | 'ne' | 'sw' | 'se'>('nw', 'ne', 'sw', 'se');
const close = (a: number, b: number) => Math.abs(a - b) < 1e-9;

test('however a shape is moved, resized, nudged or doubled, it stays in the picture and is what the library takes', () => {
  const key = fc.constantFrom('arrowleft', 'shift+arrowright', 'alt+arrowup', 'alt+shift+arrowdown', 'arrowdown');
  fc.assert(
    fc.property(anyAnnotation, farPoint, handles, key, (one, to, handle, pressed) => {
      assert.ok(isSound(movedBy(one, to.x, to.y)), 'moved');
      assert.ok(isSound(resized(one, handle, to)), 'resized');
      assert.ok(isSound(nudged(one, pressed)!), 'nudged');
      assert.ok(isSound(copyOf(one, 'copy', 7)), 'doubled');
      assert.ok(isSound(scaledText(one, to.x)), 'scaled');
    }),
    { numRuns: 400 },
  );
});

test('moving keeps the size', () => {
  fc.assert(
    fc.property(anyAnnotation, farPoint, (one, by) => {
      const [before, after] = [boundsOf(one), boundsOf(movedBy(one, by.x, by.y))];
      assert.ok(close(before.w, after.w) && close(before.h, after.h));
    }),
  );
});

test('resizing keeps the opposite corner where it is, and brings the dragged one to the pointer', () => {
  const anyBox = anyAnnotation.filter((one): one is AnnotationOf<'box'> => one.kind === 'box');
  fc.assert(
    fc.property(anyBox, corners, anyPoint, (one, corner, to) => {
      const { box: b } = one;
      const opposite = {
        nw: [b.x + b.w, b.y + b.h],
        ne: [b.x, b.y + b.h],
        sw: [b.x + b.w, b.y],
        se: [b.x, b.y],
      } as const;
      const fixed = { x: opposite[corner][0], y: opposite[corner][1] };
      const { x, y, w, h } = resized(one, corner, to).box;
      const at = (value: number, low: number, size: number) => close(value, low) || close(value, low + size);
      assert.ok(at(fixed.x, x, w) && at(fixed.y, y, h), 'the opposite corner is a corner still');
      assert.ok(at(to.x, x, w) && at(to.y, y, h), 'so is the pointer');
      assert.ok(close(w, Math.abs(fixed.x - to.x)) && close(h, Math.abs(fixed.y - to.y)));
    }),
  );
});

test('a side moves alone, a line drawn by hand is stretched as a whole, an arrow by either end', () => {
  const box: AnnotationOf<'box'> = {
    kind: 'box',
    id: 'b',
    color: 'red',
    box: { x: 0.2, y: 0.2, w: 0.4, h: 0.4 },
    label: '',
  };
  const wider = resized(box, 'e', { x: 0.9, y: 0 }).box;
  assert.ok(close(wider.x, 0.2) && close(wider.w, 0.7) && close(wider.y, 0.2) && close(wider.h, 0.4));
  const points = [
    { x: 0.2, y: 0.2 },
    { x: 0.3, y: 0.4 },
    { x: 0.4, y: 0.3 },
  ];
  const line: AnnotationOf<'freehand'> = { kind: 'freehand', id: 'f', color: 'red', points };
  const large = resized(line, 'se', { x: 0.6, y: 0.6 });
  assert.deepEqual(
    large.points.map(({ x, y }) => [x, y].map((value) => Math.round(value * 100))),
    [
      [20, 20],
      [40, 60],
      [60, 40],
    ],
  );
  const flat = {
    ...line,
    points: [
      { x: 0.1, y: 0 },
      { x: 0.3, y: 5e-324 },
    ],
  };
  assert.ok(isSound(resized(flat, 'se', { x: 0.6, y: 0.6 })), 'a line without height has none to stretch');
  const arrow: AnnotationOf<'arrow'> = { kind: 'arrow', id: 'a', color: 'red', from: points[0]!, to: points[1]! };
  assert.deepEqual(resized(arrow, 'to', { x: 2, y: 0.5 }).to, { x: 1, y: 0.5 });
});

test('Tab goes from shape to shape and then on; callouts count on', () => {
  const shapes = ['a', 'b'].map((id) =>
    made(
      'callout',
      id,
      { color: 'red', style: 'blur' },
      [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ],
      [],
    ),
  );
  assert.deepEqual(
    [null, 'a', 'b'].map((now) => nextShape(shapes, now, 1)),
    ['a', 'b', null],
  );
  assert.deepEqual(
    [null, 'b', 'a'].map((now) => nextShape(shapes, now, -1)),
    ['b', 'a', null],
  );
  assert.equal(nextNumber([]), 1);
  assert.equal(nextNumber([{ ...shapes[0]!, number: 4 } as AnnotationOf<'callout'>]), 5);
});

test('a line that is drawn for minutes stays within what the library takes', () => {
  let points = [{ x: 0, y: 0 }];
  for (let i = 0; i < 20_000; i++) points = withPoint(points, { x: (i % 100) / 100, y: 0.5 });
  assert.ok(points.length < 5_000);
  assert.deepEqual(points[0], { x: 0, y: 0 });
});
