import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { frameAt, framesAt, groupTimes } from '../../../main/media/frames.ts';
import { openMedia } from '../../../main/media/open-media.ts';
import { runChild } from '../../../main/media/run-child.ts';
import { type ScanFrame, scanFrames, scanToRgb } from '../../../main/media/scan-frames.ts';
import { findTools } from '../../../main/media/tools.ts';
import type { RgbImage } from '../../../native-models/protocol.ts';
import { odd, sample, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });

async function scan(name: string): Promise<ScanFrame[]> {
  const source = await openMedia(tools, odd(name));
  const frames: ScanFrame[] = [];
  for await (const frame of scanFrames(tools, source)) frames.push(frame);
  return frames;
}

const corner = ({ data }: RgbImage): string => {
  const warm = data[0]! - data[2]!;
  if (warm > 40) return 'red';
  return warm < -40 ? 'blue' : 'grey';
};

test('every frame of a variable rate comes with its own time', async () => {
  const frames = await scan('variable-rate.mp4');
  assert.equal(frames.length, 105);
  const turn = frames.findIndex((frame) => corner(scanToRgb(frame)) === 'blue');
  assert.equal(frames[turn]?.time.toFixed(3), '3.400');
  assert.equal(frames[turn - 1]?.time.toFixed(3), '3.200');
  const luma = (frame: ScanFrame | undefined) => frame?.gray[0] ?? 0;
  assert.ok(Math.abs(luma(frames[turn]) - luma(frames[turn - 1])) < 8, 'brightness alone hardly tells the two apart');
});

test('frames that are equal to the bit share their planes, and no others do', async () => {
  const frames = await scan('variable-rate.mp4');
  const planes = ({ gray, u, v }: ScanFrame) => Buffer.concat([gray, u, v]);
  let shared = 0;
  for (const [n, frame] of frames.entries()) {
    const before = frames[n - 1];
    if (!before) continue;
    const same = [frame.gray === before.gray, frame.u === before.u, frame.v === before.v];
    assert.deepEqual(same, Array(3).fill(planes(frame).equals(planes(before))), `frame ${n}`);
    if (same[0]) shared++;
  }
  assert.ok(shared > 0);
});

test('the frame at a second is the one that a player shows', async () => {
  const source = await openMedia(tools, odd('variable-rate.mp4'));
  for (const [time, colour] of [
    [0, 'red'],
    [3.3, 'red'],
    [3.399, 'red'],
    [3.4, 'blue'],
    [3.55, 'blue'],
    [99, 'blue'],
  ] as const) {
    assert.equal(corner(await frameAt(tools, source, time)), colour, `${time} s`);
  }
  const gif = await openMedia(tools, odd('animated.gif'));
  const seen = [];
  for (const time of [0, 0.99, 1, 1.49, 1.5, 1.74, 1.75, 3.7]) seen.push((await frameAt(tools, gif, time)).data[2]);
  assert.deepEqual(seen, [255, 255, 138, 138, 199, 199, 240, 240]);
});

/** Darkest rows and columns: the box around the words. */
function inked({ data, width, height }: RgbImage): { wide: number; high: number } {
  const at = (x: number, y: number) => data[(y * width + x) * 3]! < 100;
  const xs = Array.from({ length: width }, (_, x) => x).filter((x) =>
    Array.from({ length: height }, (_, y) => at(x, y)).some(Boolean),
  );
  const ys = Array.from({ length: height }, (_, y) => y).filter((y) =>
    Array.from({ length: width }, (_, x) => at(x, y)).some(Boolean),
  );
  return { wide: xs.at(-1)! - xs[0]!, high: ys.at(-1)! - ys[0]! };
}

test('a turned phone video is upright in frames and in the scan', async () => {
  const source = await openMedia(tools, odd('portrait-rotated.mp4'));
  const frame = await frameAt(tools, source, 2, { maxWidth: 180 });
  assert.deepEqual([frame.width, frame.height], [180, 320]);
  assert.ok(inked(frame).wide > inked(frame).high * 4, 'one line of words, lying');
  const [first] = await scan('portrait-rotated.mp4');
  assert.deepEqual([first?.width, first?.height], [90, 160]);
  assert.ok(first!.gray[0]! > 250, 'white is 255, as in the JPEGs, not 235');
});

test('many frames in few runs are the same as one by one', async () => {
  const source = await openMedia(tools, sample('talk.mp4'));
  const times = [6.96, 7, 17.04, 17.0, 60, 79.96];
  const got = [];
  for await (const { time, image } of framesAt(tools, source, times, { maxWidth: 320 })) {
    assert.deepEqual(image, await frameAt(tools, source, time, { maxWidth: 320 }), `${time} s`);
    got.push(time);
  }
  assert.deepEqual(got, [6.96, 7, 17, 17.04, 60, 79.96]);
});

test('times that are no frame times get the frame that is shown then', async () => {
  const source = await openMedia(tools, odd('variable-rate.mp4'));
  const colours = [];
  for await (const { image } of framesAt(tools, source, [3.25, 3.39, 3.5])) colours.push(corner(image));
  assert.deepEqual(colours, ['red', 'red', 'blue']);
});

test('a scan that is called off ends at once with CANCELLED', async () => {
  const source = await openMedia(tools, sample('talk.mp4'));
  const stop = new AbortController();
  await assert.rejects(
    async () => {
      for await (const { time } of scanFrames(tools, source, { signal: stop.signal })) if (time > 1) stop.abort();
    },
    { code: 'CANCELLED' },
  );
});

test('groups keep every time, in order, and never span a long gap', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true })), (times) => {
      const sorted = times.toSorted((a, b) => a - b);
      const groups = groupTimes(sorted);
      assert.deepEqual(groups.flat(), sorted);
      for (const group of groups) {
        for (const [n, time] of group.entries()) assert.ok(n === 0 || time - group[n - 1]! < 4);
      }
    }),
  );
});

test('behind the end of a picture that is shorter than its sound its last frame is shown', async () => {
  const folder = scratchFolder();
  const last = await frameAt(tools, await openMedia(tools, odd('short-0.3s.mp4')), 0.3, { maxWidth: 64 });
  for (const name of ['short-picture.mp4', 'short-picture.mkv', 'short-picture.ts']) {
    const file = join(folder, name);
    const inputs = ['-i', odd('short-0.3s.mp4'), '-i', sample('talk.mp4'), '-map', '0:v', '-map', '1:a'];
    await runChild(tools.ffmpeg, ['-v', 'error', ...inputs, '-c', 'copy', file]);
    const source = await openMedia(tools, file);
    assert.ok(source.duration > 70, name);
    for (const time of [1, 40, 75]) {
      const { data } = await frameAt(tools, source, time, { maxWidth: 64 });
      assert.ok(Buffer.from(data).equals(Buffer.from(last.data)), `${name} at ${time} s`);
    }
  }
});
