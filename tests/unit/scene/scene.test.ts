import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeScene } from '../../../main/scene/describe-scene.ts';
import { placeOf, placePhrase } from '../../../main/scene/places.ts';
import { lies, mainRelation, type Relation } from '../../../main/scene/relations.ts';
import { lookTimes, thingsAt } from '../../../main/scene/seen-at.ts';
import type { Box, Evidence } from '../../../preload/contract/evidence.ts';

const box = (x: number, y: number, w = 0.2, h = 0.2): Box => ({ x, y, w, h });
const anyBox = fc
  .record({
    x: fc.double({ min: 0, max: 0.9, noNaN: true }),
    y: fc.double({ min: 0, max: 0.9, noNaN: true }),
    w: fc.double({ min: 0.01, max: 1, noNaN: true }),
    h: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ x, y, w, h }) => ({ x, y, w: Math.min(w, 1 - x), h: Math.min(h, 1 - y) }));

test('a box has its place in the picture', () => {
  assert.equal(placeOf(box(0, 0)), 'top left');
  assert.equal(placeOf(box(0.8, 0.8)), 'bottom right');
  assert.equal(placeOf(box(0.4, 0.4)), 'middle');
  assert.equal(placeOf(box(0.4, 0)), 'top');
  assert.equal(placeOf(box(0.05, 0.1, 0.2, 0.8)), 'left');
  assert.equal(placeOf(box(0, 0.75, 1, 0.25)), 'bottom');
  assert.equal(placePhrase(box(0.02, 0.02, 0.95, 0.95)), 'over most of the picture');
  assert.equal(placePhrase(box(0.4, 0.4)), 'in the middle of the picture');
  assert.equal(placePhrase(box(0, 0)), 'at the top left of the picture');
});

test('boxes lie to each other as people would say', () => {
  const laptop = box(0.1, 0.5);
  const cup = box(0.6, 0.5);
  assert.ok(lies(laptop, 'left of', cup));
  assert.ok(lies(cup, 'right of', laptop));
  assert.ok(!lies(laptop, 'right of', cup));
  assert.equal(mainRelation(laptop, cup), 'left of');
  assert.equal(mainRelation(box(0.4, 0), box(0.4, 0.6)), 'above');
  const couch = box(0.1, 0.4, 0.8, 0.5);
  assert.equal(mainRelation(box(0.3, 0.45), couch), 'on', 'within it');
  assert.equal(mainRelation(box(0.3, 0.25), couch), 'on', 'resting on its upper edge');
  assert.ok(!lies(couch, 'on', box(0.3, 0.45)), 'the larger is not on the smaller');
  assert.equal(mainRelation(box(0.3, 0.3, 0.4, 0.4), box(0.32, 0.28, 0.4, 0.4)), null, 'covering each other');
});

test('left and right, above and below are each other’s contraries', () => {
  const pairs: [Relation, Relation][] = [
    ['left of', 'right of'],
    ['above', 'below'],
  ];
  fc.assert(
    fc.property(anyBox, anyBox, (a, b) => {
      for (const [one, other] of pairs) {
        assert.equal(lies(a, one, b), lies(b, other, a));
        assert.ok(!(lies(a, one, b) && lies(a, other, b)));
      }
      assert.ok(!(lies(a, 'on', b) && lies(b, 'on', a)));
    }),
  );
});

const seen = (label: string, ...sightings: [time: number, box: Box, confidence?: number][]): Evidence => ({
  id: label,
  assetId: 'a'.repeat(64),
  kind: 'object',
  start: 0,
  end: 10,
  text: label,
  box: null,
  confidence: 0.9,
  source: { stage: 'objects', model: 'm', version: '1' },
  detail: {
    kind: 'object',
    label,
    count: 1,
    sightings: sightings.map(([time, at, confidence = 0.8], track) => ({ time, track, box: at, confidence })),
  },
});

test('a scene is told by number, place and relation, of one second', () => {
  const all = [
    seen('cat', [2, box(0.1, 0.5)], [2, box(0.7, 0.5)], [6, box(0.1, 0.5)]),
    seen('couch', [2, box(0, 0.45, 1, 0.5)]),
    seen('remote', [2, box(0.4, 0.5, 0.05, 0.05), 0.5], [6, box(0.8, 0.1, 0.05, 0.05)]),
  ];
  assert.deepEqual(lookTimes(all), [2, 6]);
  assert.equal(
    describeScene(thingsAt(all, 2)),
    '2 cats (left, right), 1 couch (bottom), 1 remote control (middle); remote on couch',
  );
  assert.equal(describeScene(thingsAt(all, 6)), '1 cat (left), 1 remote control (top right); cat left of remote');
  assert.equal(describeScene([]), '');
});
