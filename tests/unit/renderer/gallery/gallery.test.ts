import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';
import { frameBeside, momentOfFrame } from '../../../../renderer/features/gallery/neighbours.ts';
import { gridStep, picked } from '../../../../renderer/features/gallery/picked.ts';
import { cats, row, speech, talkId } from '../../report/example.ts';

test('at most two are picked; a third takes the place of the first', () => {
  assert.deepEqual(picked([], 'a'), ['a']);
  assert.deepEqual(picked(['a', 'b'], 'a'), ['b']);
  assert.deepEqual(picked(['a', 'b'], 'c'), ['b', 'c']);
});

test('arrows move in the grid and never leave it', () => {
  // 0 1 2 / 3 4
  assert.deepEqual(
    ['ArrowRight', 'ArrowDown', 'End', 'Home', 'ArrowUp'].map((key) => gridStep(key, 1, 3, 5)),
    [2, 4, 4, 0, 1],
  );
  assert.equal(gridStep('ArrowDown', 2, 3, 5), 2, 'nothing lies below');
  assert.equal(gridStep('x', 2, 3, 5), null);
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.nat(99), fc.integer({ min: 1, max: 9 }), (key, at, columns) => {
      const count = 100;
      const to = gridStep(key, at, columns, count)!;
      assert.ok(to >= 0 && to < count);
    }),
  );
});

const frame = (time: number, start: number, end: number): KeyFrame => ({
  id: `kf-${time}`,
  assetId: talkId,
  time,
  start,
  end,
  sameAs: null,
});
const frames = [frame(20, 17, 30), frame(3, 0, 17), frame(40, 30, 80)];

test('one steps through a file’s key frames in time, and stops at its ends', () => {
  assert.equal(frameBeside(frames, 20, 1)?.id, 'kf-40');
  assert.equal(frameBeside(frames, 20, -1)?.id, 'kf-3');
  assert.equal(frameBeside(frames, 16.999, 1)?.id, 'kf-20');
  assert.equal(frameBeside(frames, 3, -1), undefined);
  assert.equal(frameBeside(frames, 79, 1), undefined);
  assert.equal(frameBeside([], 3, 1), undefined);
});

test('a key frame brings what is said and shown while it stands, what it shows itself first', () => {
  const moment = momentOfFrame(frames[0]!, [speech, cats, row]);
  assert.deepEqual(
    moment.evidence.map(({ id }) => id),
    ['e-row', 'e-speech'],
  );
  assert.deepEqual([moment.start, moment.end, moment.keyFrame?.id], [17, 30, 'kf-20']);
});
