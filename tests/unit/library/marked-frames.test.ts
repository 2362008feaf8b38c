import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { type MarkedFrame, markedFrame } from '../../../preload/contract/annotation.ts';
import { idOf, newLibrary, sampleAsset } from './sample-library.ts';

const marked = (id: string, at: number, change: Partial<MarkedFrame> = {}): MarkedFrame => ({
  id,
  assetId: idOf(1),
  at,
  start: at,
  end: at + 2,
  annotations: [
    { kind: 'box', id: 'a', color: 'amber', box: { x: 0.1, y: 0.2, w: 0.3, h: 0.4 }, label: 'Gate <3>' },
    { kind: 'hide', id: 'b', box: { x: 0, y: 0, w: 0.5, h: 0.5 }, style: 'pixelate' },
  ],
  updatedAt: 7,
  ...change,
});

test('what was drawn outlives the process, by second, and another with its id takes its place', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  for (const one of [marked('b', 9), marked('a', 4)]) library.markedFrames.put(one);
  library.markedFrames.put(marked('b', 3, { annotations: [] }));
  library.close();
  const again = openLibrary(library.dir, { log: silentLog });
  t.after(() => again.close());
  assert.deepEqual(again.markedFrames.ofAsset(idOf(1)), [marked('b', 3, { annotations: [] }), marked('a', 4)]);
  assert.deepEqual(again.markedFrames.get('a'), marked('a', 4));
  again.markedFrames.remove('a');
  assert.equal(again.markedFrames.get('a'), undefined);
});

test('it goes and comes with its file, and there is none without one', (t) => {
  const library = newLibrary(t);
  assert.throws(() => library.markedFrames.put(marked('a', 4)), { code: 'NOT_FOUND' });
  library.assets.add(sampleAsset(1));
  library.markedFrames.put(marked('a', 4));
  const { undo } = library.assets.remove([idOf(1)]);
  assert.equal(library.markedFrames.get('a'), undefined);
  assert.deepEqual(library.markedFrames.ofAsset(idOf(1)), []);
  library.assets.restore(undo);
  assert.deepEqual(library.markedFrames.get('a'), marked('a', 4));
  library.assets.discard(idOf(1));
  library.assets.add(sampleAsset(1));
  assert.deepEqual(library.markedFrames.ofAsset(idOf(1)), []);
});

test('a point outside the picture and a shape of no known kind are refused', () => {
  const arrow = { kind: 'arrow', id: 'a', color: 'red', from: { x: 0, y: 0 }, to: { x: 1.2, y: 0 } };
  assert.equal(markedFrame.safeParse({ ...marked('a', 1), annotations: [arrow] }).success, false);
  assert.equal(markedFrame.safeParse({ ...marked('a', 1), annotations: [{ kind: 'star', id: 'a' }] }).success, false);
  assert.equal(markedFrame.safeParse(marked('a', 1)).success, true);
});
