import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { collectFilmstrip } from '../../../main/media/filmstrip.ts';
import { frameAt } from '../../../main/media/frames.ts';
import type { MediaSource } from '../../../main/media/media-source.ts';
import { openMedia } from '../../../main/media/open-media.ts';
import { probeMedia } from '../../../main/media/probe.ts';
import { makePlayable } from '../../../main/media/proxy.ts';
import { runChild } from '../../../main/media/run-child.ts';
import { scanFrames } from '../../../main/media/scan-frames.ts';
import { findTools } from '../../../main/media/tools.ts';
import { odd, sample, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });
const folder = scratchFolder();

async function times(source: MediaSource): Promise<number[]> {
  const all = [];
  for await (const { time } of scanFrames(tools, source)) all.push(time);
  return all;
}

test('a copy for the browser keeps every second where it was', async () => {
  for (const name of ['mpeg4.avi', 'pcm.mov', 'two-audio-tracks.mkv', 'hevc-10bit.mp4']) {
    const source = await openMedia(tools, odd(name));
    const out = join(folder, `${name}.mp4`);
    const mime = await makePlayable(tools, source, out);
    const copy = await probeMedia(tools, out);
    assert.equal(copy.playable, true);
    assert.equal(copy.mime, mime);
    const [before, after] = [await times(source), await times(copy)];
    assert.equal(after.length, before.length, name);
    for (const [n, time] of after.entries())
      assert.ok(Math.abs(time - before[n]!) < 0.002, `${name}: frame ${n} at ${time}, not ${before[n]}`);
  }
});

test('a broadcast stream that starts at any time is shown from 0', async () => {
  const stream = join(folder, 'stream.ts');
  const late = [
    '-i',
    odd('pcm.mov'),
    '-c:v',
    'copy',
    '-c:a',
    'mp2',
    '-output_ts_offset',
    '4000',
    '-f',
    'mpegts',
    stream,
  ];
  await runChild(tools.ffmpeg, ['-v', 'error', '-nostdin', ...late]);
  const probed = await probeMedia(tools, stream);
  assert.equal(probed.playable, false);
  assert.ok(Math.abs(probed.duration - 6) < 0.15, `${probed.duration}`);
  const [first] = await times(probed);
  assert.ok(first! >= 0 && first! < 0.15);
  assert.equal((await frameAt(tools, probed, 3)).width, 640);
  const out = join(folder, 'stream.mp4');
  await makePlayable(tools, probed, out);
  assert.ok(Math.abs((await times(await openMedia(tools, out)))[0]! - first!) < 0.002);
});

test('an animated GIF becomes a video with the same turns', async () => {
  const out = join(folder, 'gif.mp4');
  await makePlayable(tools, await openMedia(tools, odd('animated.gif')), out);
  const copy = await probeMedia(tools, out);
  assert.ok(Math.abs(copy.duration - 3.75) < 0.03);
  const blue = [];
  for (const time of [0.97, 1.01, 1.73, 1.77, 3.7])
    blue.push(Math.round((await frameAt(tools, copy, time)).data[2]! / 10));
  assert.deepEqual(blue, [26, 14, 20, 24, 24]);
});

test('a picture that no browser shows becomes a JPEG', async () => {
  const out = join(folder, 'photo.jpg');
  assert.equal(await makePlayable(tools, await openMedia(tools, odd('photo.tiff')), out), 'image/jpeg');
  assert.equal((await sharp(out).metadata()).width, 320);
});

test('called off, it leaves nothing behind', async () => {
  const stop = new AbortController();
  const source = await openMedia(tools, odd('mpeg4.avi'));
  const out = join(folder, 'stopped.mp4');
  const copying = makePlayable(tools, source, out, { signal: stop.signal, onProgress: () => stop.abort() });
  await assert.rejects(copying, { code: 'CANCELLED' });
  assert.equal(existsSync(out), false);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('fragments')),
    [],
  );
});

test('the filmstrip shows in each cell what is on at its middle', async () => {
  const source = await openMedia(tools, odd('variable-rate.mp4'));
  const collector = collectFilmstrip(6.967);
  for await (const frame of scanFrames(tools, source)) collector.add(frame);
  const { jpeg, strip } = (await collector.finish())!;
  assert.deepEqual(strip, { count: 7, columns: 7, width: 160, height: 90, interval: 1 });
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const red = Array.from({ length: 7 }, (_, cell) => data[(5 * info.width + cell * 160 + 5) * 3]! > 200);
  // The fourth cell stands for 3–4 s and shows 3.5: after the turn at 3.4.
  assert.deepEqual(red, [true, true, true, false, false, false, false]);
});

test('a long film keeps its filmstrip within 400 cells; no picture, no strip', async () => {
  const collector = collectFilmstrip(4 * 3600);
  assert.equal(await collector.finish(), null);
  const [frame] = await (async () => {
    for await (const first of scanFrames(tools, await openMedia(tools, sample('talk.mp4')))) return [first];
    return [];
  })();
  collector.add(frame!);
  const { strip } = (await collector.finish())!;
  assert.ok(strip.count <= 400 && strip.count * strip.interval >= 4 * 3600);
});
