import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { readImage, toJpeg } from '../../../main/media/images.ts';
import { openMedia } from '../../../main/media/open-media.ts';
import { pointsOutside } from '../../../main/media/svg.ts';
import { findTools } from '../../../main/media/tools.ts';
import type { RgbImage } from '../../../native-models/protocol.ts';
import { fixture, odd, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });
const read = async (path: string, maxPixels?: number) => readImage(tools, await openMedia(tools, path), { maxPixels });
const pixel = ({ data, width }: RgbImage, x: number, y: number) => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const means = ({ data }: RgbImage) =>
  [0, 1, 2].map(
    (channel) => data.reduce((sum, value, at) => (at % 3 === channel ? sum + value : sum), 0) / (data.length / 3),
  );

async function reference(name: string, width: number): Promise<RgbImage> {
  const { data, info } = await sharp(fixture('free', name))
    .resize({ width })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

test('every format of one photograph shows the same colours', async () => {
  const gold = means(await reference('coffee.png', 320));
  for (const name of ['photo.webp', 'photo.avif', 'photo.tiff', 'photo.bmp', 'cmyk.jpg']) {
    const image = await read(odd(name));
    // CMYK inks reach fewer colours than a screen.
    const by = name === 'cmyk.jpg' ? 16 : 4;
    for (const [n, mean] of means(image).entries())
      assert.ok(Math.abs(mean - gold[n]!) < by, `${name}: ${mean}, not ${gold[n]}`);
    assert.equal(image.data.length, image.width * image.height * 3);
  }
});

test('16 bits a channel become 8 without turning dark or white', async () => {
  const gold = means(await reference('chelsea.png', 320));
  for (const [n, mean] of means(await read(odd('deep-16bit.png'))).entries()) assert.ok(Math.abs(mean - gold[n]!) < 3);
});

test('a turned photograph is upright', async () => {
  const image = await read(odd('exif-rotated.jpg'));
  assert.deepEqual([image.width, image.height], [360, 480]);
  const ink = (x: number, y: number) => pixel(image, x, y)[0]! < 100;
  const rows = Array.from({ length: 480 }, (_, y) => y).filter((y) =>
    Array.from({ length: 360 }, (_, x) => ink(x, y)).includes(true),
  );
  assert.ok(rows.length < 60, 'one lying line of words');
});

test('what is drawn on nothing stands on the ground that it shows on', async () => {
  assert.deepEqual(pixel(await read(odd('alpha.png')), 0, 0), [255, 255, 255]);
  const path = join(scratchFolder(), 'white-on-nothing.png');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect x="20" y="10" width="40" height="20" fill="#fff"/></svg>';
  writeFileSync(path, await sharp(Buffer.from(svg)).png().toBuffer());
  const image = await read(path);
  assert.ok(pixel(image, 0, 0)[0]! < 40);
  assert.deepEqual(pixel(image, 40, 20), [255, 255, 255]);
});

test('a large picture is scaled to what was asked for, a small one is left', async () => {
  const image = await read(odd('drawing.svg'), 100_000);
  assert.ok(image.width * image.height <= 100_000 && image.width > 400);
  assert.deepEqual([(await read(odd('wide-8000x40.png'))).width, (await read(odd('pixel-1x1.png'))).width], [8000, 1]);
});

test('a thumbnail is a JPEG no wider than asked for and carries no camera data', async () => {
  const image = await read(odd('exif-rotated.jpg'));
  const { format, width, exif } = await sharp(await toJpeg(image, { maxWidth: 120 })).metadata();
  assert.deepEqual([format, width, exif], ['jpeg', 120, undefined]);
  assert.equal((await sharp(await toJpeg(image, { maxWidth: 9000 })).metadata()).width, 360);
});

test('a drawing may point within itself and carry bitmaps', () => {
  const inside = (part: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${part}</svg>`;
  for (const part of [
    '<use href="#a"/>',
    '<use xlink:href="#a"/>',
    '<image href="data:image/png;base64,iVBO"/>',
    '<rect fill="url(#g)"/>',
    '<a href="https://example.org"><text>x</text></a>',
  ]) {
    assert.equal(pointsOutside(inside(part)), null, part);
  }
  for (const part of [
    '<image href="/etc/passwd"/>',
    '<image href=" file:///etc/passwd"/>',
    "<image\n href\n=\n'x.png'/>",
    '<rect style="fill:url(x.svg#g)"/>',
    '<script href="a.js"/>',
  ]) {
    assert.notEqual(pointsOutside(inside(part)), null, part);
  }
});
