import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import type { RgbImage } from '../../../../../../native-models/protocol.ts';
import { inkInHole } from '../../../../../../native-models/tasks/ocr/pp-ocr/ink-in-hole.ts';

const hole = { x0: 40, y0: 20, x1: 120, y1: 50, height: 30 };

/** Those shapes in a ruled box of a dark page, compressed as pictures are. */
async function drawn(shapes: string): Promise<RgbImage> {
  const rules = '<path d="M42 0V80M118 0V80M0 52H160M0 18H160" stroke="#8fd3ff" stroke-width="2"/>';
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="80"><rect width="160" height="80" fill="#1f1b2e"/>${rules}<g fill="#f4f0ff">${shapes}</g></svg>`;
  const jpeg = await sharp(Buffer.from(page)).jpeg({ quality: 65 }).toBuffer();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

test('between rules an empty cell has no ink', async () => {
  assert.equal(inkInHole(await drawn(''), hole), undefined);
});

test('a lying stroke in the middle is a dash, one at the foot or one that stands is not', async () => {
  const dash = inkInHole(await drawn('<rect x="74" y="34" width="12" height="3"/>'), hole)!;
  assert.ok(dash.isDash);
  assert.ok(Math.abs(dash.x0 - 74) <= 1 && Math.abs(dash.x1 - 86) <= 1 && Math.abs(dash.y0 - 34) <= 1);
  assert.equal(inkInHole(await drawn('<rect x="74" y="45" width="12" height="3"/>'), hole)?.isDash, false);
  assert.equal(inkInHole(await drawn('<rect x="78" y="26" width="3" height="18"/>'), hole)?.isDash, false);
});

test('a digit is found with its extent, and a speck is none', async () => {
  const digit = '<text x="72" y="43" font-family="DejaVu Sans" font-size="22">6</text>';
  const { x0, x1, y0, y1, isDash } = inkInHole(await drawn(digit), hole)!;
  assert.ok(!isDash && x0 >= 71 && x1 <= 88 && y1 - y0 > 14 && y1 - y0 < 21);
  assert.equal(inkInHole(await drawn('<rect x="78" y="34" width="2" height="2"/>'), hole), undefined);
});
