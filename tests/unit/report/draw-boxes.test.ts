import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { drawBoxes } from '../../../main/report/draw-boxes.ts';
import { placeLabels } from '../../../main/report/label-layout.ts';
import { rocket } from './example.ts';

const gray = new Uint8Array(
  await sharp({ create: { width: 800, height: 450, channels: 3, background: '#808080' } })
    .png()
    .toBuffer(),
);
const accent = [226, 143, 48];

async function pixels(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return {
    info,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)],
  };
}
const near = (a: number[], b: number[], by = 30) => a.every((value, i) => Math.abs(value - b[i]!) <= by);

test('a box is drawn where it lies and only there', async () => {
  const { jpeg, width, height } = await drawBoxes(
    gray,
    [{ box: { x: 0.25, y: 0.2, w: 0.5, h: 0.4 }, label: null }],
    800,
  );
  assert.deepEqual([width, height], [800, 450]);
  const { at } = await pixels(jpeg);
  for (const [x, y] of [
    [192, 180],
    [608, 180],
    [400, 82],
    [400, 278],
  ] as const) {
    assert.ok(near(at(x, y), accent), `edge at ${x},${y} is ${at(x, y)}`);
  }
  for (const [x, y] of [
    [400, 180],
    [204, 180],
    [100, 180],
    [700, 400],
  ] as const)
    assert.ok(near(at(x, y), [128, 128, 128], 8));
});

test('a label stands on its own plate above the box, in dark letters', async () => {
  const { jpeg } = await drawBoxes(
    gray,
    [{ box: { x: 0.25, y: 0.5, w: 0.5, h: 0.4 }, label: 'Low water <1 & "2"' }],
    800,
  );
  const { at } = await pixels(jpeg);
  const plate = [];
  for (let y = 196; y < 214; y++) for (let x = 202; x < 340; x++) plate.push(at(x, y));
  const isPlate = plate.filter((p) => near(p, accent)).length / plate.length;
  const isInk = plate.filter((p) => near(p, [23, 24, 28], 60)).length / plate.length;
  assert.ok(isPlate > 0.4, `plate covers ${isPlate}`);
  assert.ok(isInk > 0.04, `letters cover ${isInk}`);
});

test('boxes off the picture, without area or not numbers do no harm', async () => {
  const boxes = [
    { x: -1, y: -1, w: 3, h: 3 },
    { x: 2, y: 2, w: 1, h: 1 },
    { x: 0.5, y: 0.5, w: 0, h: 0 },
    { x: Number.NaN, y: 0, w: 1, h: 1 },
    { x: 0.9, y: 0.98, w: 0.5, h: 0.5 },
  ].map((box) => ({ box, label: 'a label that is far too long for the little room there is '.repeat(9) }));
  const { width } = await drawBoxes(gray, boxes, 300);
  assert.equal(width, 300);
  await drawBoxes(new Uint8Array(await sharp(gray).resize(1, 1).png().toBuffer()), boxes, 1280);
});

test('a photograph loses its position and every other tag, and stands upright', async () => {
  const tagged = await sharp(rocket)
    .withExif({ IFD0: { Artist: 'Mira' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const before = await sharp(tagged).metadata();
  assert.ok(before.exif && before.orientation === 6, 'the original carries them');
  const { jpeg, width, height } = await drawBoxes(new Uint8Array(tagged), [], 10_000);
  const after = await sharp(jpeg).metadata();
  assert.deepEqual([width, height], [before.height, before.width]);
  assert.deepEqual([after.exif, after.xmp, after.iptc, after.icc, after.orientation], Array(5).fill(undefined));
  assert.ok(!Buffer.from(jpeg).includes('GPS') && !Buffer.from(jpeg).includes('Exif'));
});

test('labels stay in the picture and, while there is room, apart', () => {
  const size = { width: 1000, height: 1000 };
  const fraction = fc.integer({ min: 0, max: 900 });
  const box = fc.record({
    left: fraction,
    top: fraction,
    width: fc.integer({ min: 1, max: 100 }),
    height: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 12 }), (boxes) => {
      const placed = placeLabels(
        boxes,
        boxes.map(() => ({ width: 120, height: 24 })),
        size,
      );
      placed.forEach((a, i) => {
        assert.ok(a.left >= 0 && a.top >= 0 && a.left + a.width <= 1000 && a.top + a.height <= 1000);
        for (const b of placed.slice(i + 1)) {
          const apart =
            a.left + a.width <= b.left ||
            b.left + b.width <= a.left ||
            a.top + a.height <= b.top ||
            b.top + b.height <= a.top;
          assert.ok(apart, JSON.stringify([a, b]));
        }
      });
    }),
  );
});
