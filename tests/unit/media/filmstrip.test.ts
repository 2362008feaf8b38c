import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectFilmstrip } from '../../../main/media/filmstrip.ts';
import { fromJpeg, toJpeg } from '../../../main/media/images.ts';

const plain = (level: number, time: number) => ({ time, width: 8, height: 8, data: new Uint8Array(192).fill(level) });

test('a strip of ready pictures is the same without those that no cell shows', async () => {
  const run = fc.asyncProperty(
    fc.uniqueArray(fc.integer({ min: 1, max: 119 }), { minLength: 1, maxLength: 25 }),
    async (tenths) => {
      const starts = [0, ...tenths.sort((a, b) => a - b).map((t) => t / 10)];
      const [all, few] = [collectFilmstrip(12), collectFilmstrip(12)];
      for (const [n, start] of starts.entries()) {
        const picture = plain(n * 9, start);
        all.add(picture);
        if (few.shows(start, starts[n + 1] ?? 12)) few.add(picture);
      }
      assert.deepEqual((await few.finish())?.jpeg, (await all.finish())?.jpeg);
    },
  );
  await fc.assert(run, { numRuns: 50 });
});

test('a thumbnail becomes a picture of the strip’s size', async () => {
  const jpeg = await toJpeg({ width: 32, height: 16, data: new Uint8Array(32 * 16 * 3).fill(200) });
  const { width, height, data } = await fromJpeg(jpeg, { width: 8, height: 4 });
  assert.deepEqual([width, height, data.length], [8, 4, 96]);
  assert.ok(data.every((v) => Math.abs(v - 200) < 4));
});
