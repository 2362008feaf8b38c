import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkedFrame } from '../../../../preload/contract/annotation.ts';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';
import { taken } from '../../../../renderer/features/annotate/found-here.ts';
import { draftAt, hiddenSpan, markedAt, shotAt } from '../../../../renderer/features/annotate/marked-frame.ts';

const film = { kind: 'video', fps: 25 } as const;
const marked = (id: string, at: number): MarkedFrame => ({
  id,
  assetId: 'x',
  at,
  start: 0,
  end: 9,
  annotations: [],
  updatedAt: 0,
});
const shots: KeyFrame[] = [
  { id: 'a', assetId: 'x', time: 1, start: 0, end: 4, sameAs: null },
  { id: 'b', assetId: 'x', time: 5, start: 4, end: 9, sameAs: null },
];

test('a drawing belongs to its frame: half a frame away it is there, more it is not', () => {
  const marks = [marked('a', 2), marked('b', 2.04)];
  assert.equal(markedAt(film, marks, 2.019)?.id, 'a');
  assert.equal(markedAt(film, marks, 2.03)?.id, 'b');
  assert.equal(markedAt(film, marks, 2.07), undefined);
  assert.equal(markedAt({ kind: 'image', fps: null }, [marked('c', 0)], 3)?.id, 'c');
});

test('what is hidden holds for the shot at first; what was drawn before is taken up', () => {
  const fresh = draftAt(film, [], shots, 4, () => 'new');
  assert.deepEqual([fresh.id, fresh.at, fresh.history.present], ['new', 4, { annotations: [], start: 4, end: 9 }]);
  assert.deepEqual(shotAt([], 3), { start: 3, end: 3 });
  assert.equal(draftAt(film, [marked('a', 2)], shots, 2.01, () => 'new').id, 'a');
  assert.equal(draftAt({ kind: 'image', fps: null }, [], [], 0, () => 'new').history.present.end, 0);
});

test('what is hidden over a shot is not hidden in the next one’s first picture; an end set by hand covers its picture', () => {
  const isHidden = (span: { start: number; end: number }, time: number) => {
    const { start, end } = hiddenSpan(film, shots, span);
    return start <= time && time <= end;
  };
  assert.deepEqual(
    [3.96, 4, 8.96, 9].map((time) => isHidden({ start: 4, end: 9 }, time)),
    [true, true, true, true],
  );
  assert.deepEqual(
    [0, 3.96, 3.999, 4].map((time) => isHidden({ start: 0, end: 4 }, time)),
    [true, true, true, false],
  );
  assert.deepEqual(
    [2, 3.5, 3.54, 3.6].map((time) => isHidden({ start: 2, end: 3.5 }, time)),
    [true, true, true, false],
  );
  // One picture alone, which is the first of its shot.
  assert.deepEqual(
    [3.9, 4, 4.1].map((time) => isHidden({ start: 4, end: 4 }, time)),
    [false, true, false],
  );
  assert.ok(hiddenSpan({ kind: 'image', fps: null }, [], { start: 0, end: 0 }).end > 99);
});

test('what was found becomes a box with its name, a highlight or a hidden region', () => {
  const pen = { color: 'blue', style: 'blur' } as const;
  const dog = { kind: 'object', label: 'dog', box: { x: 0.5, y: 0.5, w: 0.5, h: 0.5 } } as const;
  assert.deepEqual(taken(dog, 'box', 'i', pen), { kind: 'box', id: 'i', color: 'blue', box: dog.box, label: 'dog' });
  assert.deepEqual(taken(dog, 'hide', 'i', pen), { kind: 'hide', id: 'i', box: dog.box, style: 'blur' });
  const line = { kind: 'text', label: 'Low water', box: { x: 0.999, y: 0, w: 0.001, h: 0.1 } } as const;
  const around = taken(line, 'highlight', 'i', pen);
  assert.ok('box' in around && around.box.x < 0.999 && around.box.x + around.box.w <= 1 && around.box.y === 0);
});
