import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDrawn } from '../../../../main/ingest/objects/is-drawn.ts';
import { readImage } from '../../../../main/media/images.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { findTools } from '../../../../main/media/tools.ts';
import type { RgbImage } from '../../../../native-models/protocol.ts';
import { fixture, odd } from '../../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });
const picture = async (path: string) => readImage(tools, await openMedia(tools, path));

/** A photograph laid on a white slide of 16 times its area. */
function onSlide(photo: RgbImage): RgbImage {
  const [width, height] = [photo.width * 4, photo.height * 4];
  const data = new Uint8Array(width * height * 3).fill(250);
  for (let y = 0; y < photo.height; y++) {
    data.set(photo.data.subarray(y * photo.width * 3, (y + 1) * photo.width * 3), ((y + 40) * width + 40) * 3);
  }
  return { data, width, height };
}

test('slides and drawings are drawn, photographs are not', async () => {
  for (const path of [odd('drawing.svg'), odd('alpha.png')]) assert.equal(isDrawn(await picture(path)), true, path);
  for (const name of ['chelsea.png', 'coffee.png', 'astronaut.png', 'rocket.jpg']) {
    assert.equal(isDrawn(await picture(fixture('free', name))), false, name);
  }
});

test('a photograph on a sixteenth of a slide is still looked at', async () => {
  assert.equal(isDrawn(onSlide(await picture(fixture('free', 'chelsea.png')))), false);
});
