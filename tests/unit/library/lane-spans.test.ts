import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laneSpans, soundShape } from '../../../preload/contract/timeline.ts';
import { idOf, libraryWith, note } from './sample-library.ts';

test('lanes have their evidence by start, each column as long as the others, without notes', (t) => {
  const box = { x: 0, y: 0, w: 1, h: 1 };
  const library = libraryWith(t, [
    note(1, 'n', 'a note'),
    note(1, 'c', 'later', { kind: 'speech', start: 9.12345, end: 10 }),
    note(1, 'a', 'long '.repeat(100), { kind: 'speech', start: 2, end: 3 }),
    ...[1, 3].map((count) =>
      note(1, `dogs${count}`, `${count} dogs`, {
        kind: 'object',
        start: count,
        box,
        detail: { kind: 'object', label: 'dog', count, sightings: [] },
      }),
    ),
    note(2, 'other', 'another file', { kind: 'speech' }),
  ]);
  const lanes = library.lanes.ofAsset(idOf(1)).map((lane) => laneSpans.parse(lane));
  assert.deepEqual(
    lanes.map(({ kind, ids }) => [kind, ids]),
    [
      ['speech', ['a', 'c']],
      ['object', ['dogs1', 'dogs3']],
    ],
  );
  assert.deepEqual(lanes[0]!.starts, [2, 9.123]);
  assert.equal(lanes[0]!.labels[0]!.length, 160);
  assert.deepEqual(lanes[1]!.labels, ['dog', 'dog ×3']);
  library.assets.remove([idOf(1)]);
  assert.deepEqual(library.lanes.ofAsset(idOf(1)), []);
});

test('the sound of a file is a byte for each bucket of its waveform', (t) => {
  const library = libraryWith(t, [note(1, 'n', 'a note')]);
  assert.equal(library.lanes.sound(idOf(1)), null);
  const waveform = { rate: 50, min: [0, -1, -0.25], max: [0, 0.5, 0.04] };
  library.stages.commit({ assetId: idOf(1), stage: 'waveform', unit: 'all', waveform });
  const { rate, levels } = soundShape.parse(library.lanes.sound(idOf(1)));
  assert.equal(rate, 50);
  assert.deepEqual([...Buffer.from(levels, 'base64')], [0, 255, 128]);
});
