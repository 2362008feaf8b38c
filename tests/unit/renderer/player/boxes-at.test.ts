import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import { boxesAt, isOn } from '../../../../renderer/features/player/boxes-at.ts';
import { usePlayer } from '../../../../renderer/features/player/player-store.ts';
import { jump } from '../../../../renderer/features/player/transport.ts';

const box = { x: 0.1, y: 0.1, w: 0.2, h: 0.2 };
const base = { assetId: 'a', confidence: 1, source: { stage: 's', model: 'm', version: '1' } };
const slide = (id: string, start: number, end: number): Evidence =>
  ({ ...base, id, kind: 'text', start, end, text: id, box, detail: { kind: 'text' } }) as Evidence;
const dog = {
  ...base,
  id: 'dog',
  kind: 'object',
  start: 0,
  end: 20,
  text: 'dog',
  box,
  detail: {
    kind: 'object',
    label: 'dog',
    count: 2,
    sightings: [
      { time: 1, track: 0, box: { ...box, x: 0.3 }, confidence: 1 },
      { time: 4, track: 0, box: { ...box, x: 0.5 }, confidence: 1 },
      { time: 4, track: 1, box: { ...box, x: 0.7 }, confidence: 1 },
    ],
  },
} as Evidence;
const lit = { assetId: 'a', evidenceIds: ['old'], kind: 'text', start: 0, end: 17, box, label: '' } as const;

test('at a cut only what comes is outlined, not what went', () => {
  const shown = boxesAt([slide('old', 0, 17), slide('new', 17, 29)], 17, null, true);
  assert.deepEqual(
    shown.map(({ key }) => key),
    ['new'],
  );
});

test('without asking for all, only what is lit is outlined', () => {
  const shown = boxesAt([slide('old', 0, 17), slide('other', 0, 17)], 3, lit, false);
  assert.deepEqual(
    shown.map(({ key, lit: isLit }) => [key, isLit]),
    [['old', true]],
  );
});

test('each track of an object stands where it was last seen near this second', () => {
  const shown = boxesAt([dog], 3.5, null, true);
  assert.deepEqual(
    shown.map((one) => one.box.x),
    [0.5, 0.7],
  );
});

test('what is in a still image is on where the player stands on it, whatever keys are pressed', () => {
  usePlayer.setState({ element: null, duration: 0, time: 0 });
  jump(5);
  assert.ok(isOn({ start: 0, end: 0 }, usePlayer.getState().time));
  assert.ok(!isOn({ start: 0, end: 5 }, 5));
});

test('a marker is on at its own frame, and neither before nor ever after', () => {
  const marker = { start: 7, end: 7 };
  assert.deepEqual(
    [6.9, 7, 7.03, 7.1, 17].map((time) => isOn(marker, time)),
    [false, true, true, false, false],
  );
});

test('a marker at 0:00 is on at the beginning only', () => {
  const marker = { start: 0, end: 0 };
  assert.deepEqual(
    [0, 0.03, 0.1, 5, 600].map((time) => isOn(marker, time)),
    [true, true, false, false, false],
  );
});
