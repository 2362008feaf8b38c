import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { frameTimes } from '../../../main/media/frame-times.ts';
import { openMedia } from '../../../main/media/open-media.ts';
import { runChild } from '../../../main/media/run-child.ts';
import { scanFrames } from '../../../main/media/scan-frames.ts';
import { findTools } from '../../../main/media/tools.ts';
import { odd, sample, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });

/** When frames are really shown: decoded, every one. */
async function decoded(path: string): Promise<number[]> {
  const times: number[] = [];
  for await (const { time } of scanFrames(tools, await openMedia(tools, path))) times.push(time);
  return times;
}
const ms = (times: readonly number[]) => times.map((time) => Math.round(time * 1000));

for (const file of [odd('variable-rate.mp4'), odd('vp9-opus.webm'), odd('mpeg4.avi'), sample('talk.mp4')])
  test(`the frames around a second of ${file.split('/').at(-1)} are those that decoding shows`, async () => {
    const source = await openMedia(tools, file);
    const from = source.duration * 0.4;
    const found = await frameTimes(tools, source, { from, to: from + 2 });
    assert.ok(found.from <= from + 0.5 && found.to === from + 2);
    const all = await decoded(file);
    const wanted = all.filter((time) => time >= found.from - 1e-4 && time <= found.to);
    assert.ok(wanted.length > 5);
    assert.deepEqual(ms(found.times), ms(wanted));
  });

test('a key frame every minute and frames out of order make no difference', async () => {
  const file = join(scratchFolder(), 'sparse.mp4');
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=30:duration=30'];
  const uneven = `select='not(mod(n\\,7))+not(mod(n\\,5))',setpts='PTS+0.004*mod(N\\,3)/TB'`;
  const coded = ['-vf', uneven, '-fps_mode', 'vfr', '-c:v', 'libx264', '-bf', '3', '-g', '9999', '-y', file];
  await runChild(tools.ffmpeg, ['-v', 'error', ...source, ...coded], {});
  const found = await frameTimes(tools, await openMedia(tools, file), { from: 14, to: 18 });
  const all = await decoded(file);
  assert.deepEqual(ms(found.times), ms(all.filter((time) => time >= 14 && time <= 18)));
  const gaps = new Set(ms(found.times).map((time, i, times) => time - (times[i - 1] ?? time)));
  assert.ok(gaps.size > 4, 'the rate is variable indeed');
});
