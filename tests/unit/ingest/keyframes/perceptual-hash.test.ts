import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HASH_BITS, hashDistance, perceptualHash } from '../../../../main/ingest/keyframes/perceptual-hash.ts';
import { createSeenPictures } from '../../../../main/ingest/keyframes/seen-pictures.ts';
import { HEIGHT, noisy, scenery, slide, WIDTH } from './drawn-frames.ts';

const hash = (gray: Uint8Array) => perceptualHash(gray, WIDTH, HEIGHT);

test('a picture keeps its hash under noise and a little more light', () => {
  const picture = scenery(40);
  const lighter = noisy(picture, 3).map((v) => Math.min(255, v * 1.05 + 4));
  assert.ok(hashDistance(hash(picture), hash(lighter)) <= HASH_BITS * 0.04);
});

test('different pictures have different hashes', () => {
  assert.ok(hashDistance(hash(scenery(0)), hash(scenery(300).map((v) => 255 - v))) > HASH_BITS * 0.2);
});

test('the distance is a metric', () => {
  const bytes = fc.uint8Array({ minLength: HASH_BITS / 8, maxLength: HASH_BITS / 8 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (a, b, c) => {
      assert.equal(hashDistance(a, a), 0);
      assert.equal(hashDistance(a, b), hashDistance(b, a));
      assert.ok(hashDistance(a, c) <= hashDistance(a, b) + hashDistance(b, c));
    }),
  );
});

test('a slide that comes back is recognised, one with a line more is not', () => {
  const seen = createSeenPictures(WIDTH, HEIGHT);
  assert.equal(seen.find('a', slide(4)), null);
  assert.equal(seen.find('b', slide(5)), null);
  assert.equal(seen.find('c', noisy(slide(4), 9)), 'a');
  assert.equal(createSeenPictures(WIDTH, HEIGHT, [{ keyFrameId: 'x', gray: slide(5) }]).find('d', slide(5)), 'x');
});

test('a slide that comes back with one word more is another slide', () => {
  const seen = createSeenPictures(WIDTH, HEIGHT);
  seen.find('a', slide(4));
  const wordMore = slide(4);
  for (let y = 62; y < 66; y++) for (let x = 30; x < 44; x++) wordMore[y * WIDTH + x] = 30;
  assert.equal(seen.find('b', wordMore), null);
});
