import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { calloutsAt, hiddenAt, shapesAt } from '../../../main/annotate/marks-at.ts';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { idOf, newLibrary, sampleAsset } from '../library/sample-library.ts';

const hide: Annotation = { kind: 'hide', id: 'h', box: { x: 0, y: 0, w: 0.5, h: 0.5 }, style: 'blur' };
const callout = (number: number, text: string): Annotation => ({
  kind: 'callout',
  id: `${number}`,
  color: 'red',
  at: { x: 0, y: 0 },
  number,
  text,
});

function film(t: TestContext) {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1, { fps: 25 }));
  library.assets.add(sampleAsset(2, { kind: 'image', fps: null, duration: 0 }));
  const put = (id: string, n: number, at: number, start: number, end: number, annotations: Annotation[]) =>
    library.markedFrames.put({ id, assetId: idOf(n), at, start, end, annotations, updatedAt: 0 });
  put('a', 1, 10, 8, 12, [callout(2, 'The gate'), hide, callout(1, ''), callout(3, 'Low water')]);
  put('b', 1, 30, 30, 30, [{ ...hide, id: 'k' }]);
  put('c', 2, 0, 0, 0, [hide]);
  return library;
}

test('hidden is what a marked frame hides over its span and a frame to either side; of a still picture, always', (t) => {
  const library = film(t);
  const at = (from: number, to = from) => hiddenAt(library, idOf(1), from, to).length;
  assert.deepEqual(
    [7.9, 7.97, 10, 12.03, 12.1].map((time) => at(time)),
    [0, 1, 1, 1, 0],
  );
  assert.deepEqual([at(12, 30), at(13, 29), at(0, 60)], [2, 0, 2]);
  assert.deepEqual(hiddenAt(library, idOf(1), 10, 10), [{ start: 7.96, end: 12.04, box: hide.box, style: 'blur' }]);
  assert.equal(hiddenAt(library, idOf(2), 77, 78).length, 1);
  assert.equal(hiddenAt(library, idOf(3), 0, 9).length, 0);
});

test('what is hidden over a shot is not hidden in the next shot’s first picture, nor is less of its own', (t) => {
  const library = film(t);
  const shot = (n: number, start: number, end: number) => ({
    ...{ id: `shot-${n}`, assetId: idOf(1), time: start + 1, start, end, sameAs: null },
  });
  const keyFrames = [shot(1, 17, 29.52), shot(2, 29.52, 40), shot(3, 40, 60.5)];
  library.stages.commit({ assetId: idOf(1), stage: 'keyframes', unit: 'all', keyFrames });
  const put = (id: string, start: number, end: number) =>
    library.markedFrames.put({ id, assetId: idOf(1), at: start, start, end, annotations: [hide], updatedAt: 0 });
  put('shot', 17, 29.52);
  put('last', 40, 60.5);
  const at = (from: number, to = from) => hiddenAt(library, idOf(1), from, to).length;
  assert.deepEqual(
    [16.97, 17, 29.48, 29.519, 29.52, 29.53].map((time) => at(time)),
    [1, 1, 1, 1, 0, 0],
  );
  assert.deepEqual([at(60.5), at(29.52, 29.9)], [1, 0]);
  // An end within the next shot covers the picture that it lies in.
  put('shot', 17, 29.54);
  assert.deepEqual([at(29.52), at(29.57), at(29.6)], [1, 1, 0]);
  // And one picture alone is hidden wherever it lies.
  put('shot', 29.52, 29.52);
  assert.deepEqual([at(29.4), at(29.52), at(29.6)], [0, 1, 0]);
});

test('shapes are of their very frame, without what hides; callouts come by number, where they have words', (t) => {
  const library = film(t);
  assert.deepEqual(
    shapesAt(library, idOf(1), 10.019).map(({ id }) => id),
    ['2', '1', '3'],
  );
  assert.deepEqual(shapesAt(library, idOf(1), 10.03), []);
  assert.deepEqual(calloutsAt(library, idOf(1), 10), [
    { number: 2, text: 'The gate' },
    { number: 3, text: 'Low water' },
  ]);
});
