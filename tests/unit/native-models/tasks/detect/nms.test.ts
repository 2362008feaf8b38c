import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containment, iou, suppress, withoutDoubts } from '../../../../../native-models/tasks/detect/nms.ts';

const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h });
const seen = (label: string, confidence: number, b = box(0, 0, 0.4, 0.4)) => ({ label, confidence, box: b });

test('overlap by definition', () => {
  assert.equal(iou(box(0, 0, 2, 2), box(1, 0, 2, 2)), 2 / 6);
  assert.equal(iou(box(0, 0, 1, 1), box(2, 2, 1, 1)), 0);
  assert.equal(containment(box(0, 0, 4, 4), box(1, 1, 1, 1)), 1);
});

test('of two boxes of one thing the surer stays; of two labels both', () => {
  const found = [
    seen('cat', 0.5),
    seen('cat', 0.9, box(0.01, 0, 0.4, 0.4)),
    seen('dog', 0.6),
    seen('cat', 0.4, box(0.5, 0.5, 0.4, 0.4)),
  ];
  assert.deepEqual(
    suppress(found, iou, 0.45).map((d) => [d.label, d.confidence]),
    [
      ['cat', 0.9],
      ['dog', 0.6],
      ['cat', 0.4],
    ],
  );
});

test('a doubtful second name of a thing goes, a near tie stays', () => {
  assert.deepEqual(
    withoutDoubts([seen('dog', 0.83), seen('cat', 0.38)]).map((d) => d.label),
    ['dog'],
  );
  assert.deepEqual(
    withoutDoubts([seen('car', 0.81), seen('truck', 0.74)]).map((d) => d.label),
    ['car', 'truck'],
  );
});
