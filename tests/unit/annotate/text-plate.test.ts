import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textPlate } from '../../../main/annotate/text-plate.ts';
import { LINE_HEIGHT } from '../../../preload/contract/annotation-look.ts';

const size = 40;
const look = { size, fill: '#ffffff', ink: '#000000', padX: 10, padY: 6, room: { width: 2000, height: 1000 } };
const heightOf = async (text: string) => (await textPlate(text, look)).height;

test('a plate is as high as its lines are, whatever letters stand on them', async () => {
  for (const [lines, text] of [
    [1, 'on'],
    [1, 'Ågypt (Ñj)'],
    [1, '.'],
    [2, 'on\nan'],
    [2, 'Å\ngj'],
    [3, 'o\n\no'],
    [6, 'Low\nwater\nat\ntwelve\nno\nlaunch'],
  ] as const) {
    assert.equal(await heightOf(text), Math.round(lines * LINE_HEIGHT * size) + 12, JSON.stringify(text));
  }
});

test('a plate that had to be made smaller is as high as what is on it', async () => {
  const room = { width: 200, height: 40 };
  const plate = await textPlate('Far too wide for the picture', { ...look, room });
  assert.deepEqual([plate.width, plate.height <= room.height], [200, true]);
});
