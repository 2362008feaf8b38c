import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { probeMedia } from '../../../../main/media/probe.ts';
import { clicksOf, countedFilm, framesOf, tools } from './counted-video.ts';
import { cut, newFolder } from './cutting.ts';

const folder = newFolder();

const rates = ['24000/1001', '25', '30000/1001', '60'];

for (const fps of rates) {
  test(`at ${fps} a clip holds the frames that were asked for, and its sound stays with them`, async () => {
    const path = await countedFilm({ folder, name: `film-${fps.replace('/', '-')}.mp4`, fps });
    const [over, under = 1] = fps.split('/').map(Number) as [number, number?];
    const second = (frame: number) => (frame * under) / over;
    const outDir = newFolder();
    // Frames 13 up to 57, asked for in the middle of a frame's stay.
    const { files } = await cut({ path, outDir }, { moments: [{ start: second(13.4), end: second(57.4) }] });
    const [clip] = files;
    assert.equal(clip!.made, 'encoded');
    const frames = await framesOf(clip!.path);
    assert.deepEqual(
      frames.map(({ number }) => number),
      Array.from({ length: 44 }, (_, n) => 13 + n),
    );
    for (const [n, { time }] of frames.entries()) assert.ok(Math.abs(time - second(n)) < 1e-3, `frame ${n} at ${time}`);
    const { duration } = await probeMedia(tools, clip!.path);
    assert.ok(Math.abs(duration - second(44)) < second(1), `${duration}`);
    // Clicks come with frames 20, 30, 40 and 50.
    const clicks = await clicksOf(clip!.path);
    assert.equal(clicks.length, 4);
    for (const [n, time] of clicks.entries()) {
      assert.ok(Math.abs(time - second(20 + 10 * n - 13)) < 0.012, `click ${n} at ${time}, not ${second(7 + 10 * n)}`);
    }
  });
}

test('where both ends lie on key frames it is copied, to the frame; else coded anew', async () => {
  const path = await countedFilm({
    folder,
    name: 'closed.mp4',
    coding: [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-g',
      '25',
      '-keyint_min',
      '25',
      '-sc_threshold',
      '0',
      '-bf',
      '2',
      '-pix_fmt',
      'yuv420p',
      '-flags',
      '+cgop',
    ],
  });
  const made = async (start: number, end: number, mode: 'auto' | 'exact' | 'copy' = 'auto') =>
    (await cut({ path, outDir: newFolder() }, { mode, moments: [{ start, end }] })).files[0]!;
  const copied = await made(1, 3);
  assert.equal(copied.made, 'copied');
  const frames = await framesOf(copied.path);
  assert.deepEqual(
    frames.map(({ number }) => number),
    Array.from({ length: 50 }, (_, n) => 25 + n),
  );
  const clicks = await clicksOf(copied.path);
  assert.ok(Math.abs(clicks[0]! - frames.find(({ number }) => number === 30)!.time) < 0.012, `${clicks[0]}`);
  const { duration } = await probeMedia(tools, copied.path);
  assert.ok(Math.abs(duration - 2) <= 0.04, `${duration}`);

  assert.equal((await made(1, 3, 'exact')).made, 'encoded');
  assert.equal((await made(1.04, 3)).made, 'encoded');
  const quick = await made(1.4, 3, 'copy');
  assert.deepEqual([quick.made, quick.start], ['copied', 1]);
  assert.equal((await framesOf(quick.path))[0]!.number, 25);
});

test('every clip has what it was made from beside it, under a name of its own each time', async () => {
  const path = await countedFilm({ folder, name: 'names.mp4', count: 30 });
  const outDir = newFolder();
  for (let n = 0; n < 2; n++) await cut({ path, outDir }, { moments: [{ start: 0.2, end: 1 }] });
  assert.deepEqual(readdirSync(outDir).sort(), [
    'names-0-00-to-0-01-2.mp4',
    'names-0-00-to-0-01-2.mp4.source.json',
    'names-0-00-to-0-01.mp4',
    'names-0-00-to-0-01.mp4.source.json',
  ]);
});
