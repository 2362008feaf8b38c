import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiesExactly, copyFromKey } from '../../../../main/export/clips/copy-plan.ts';
import { cutPoints } from '../../../../main/export/clips/cut-points.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { odd, sample } from '../../../fixtures/paths.ts';
import { tools } from './counted-video.ts';

const film = await openMedia(tools, sample('talk.mp4'));
const frame = 0.04;

/** Packets in the order of decoding, by the number of their frame; K marks key frames. */
function coded(order: string) {
  const packets = order.split(' ').map((one) => ({ time: Number.parseInt(one, 10) * frame, key: one.endsWith('K') }));
  const times = packets.map(({ time }) => time).sort((a, b) => a - b);
  return { packets, times, end: times.at(-1)! + frame, frame };
}

function copies(order: string, first: number, next: number): boolean {
  const frames = coded(order);
  return copiesExactly(film, frames, cutPoints(frames, first * frame, next * frame));
}

const closed = '0K 3 1 2 4K 7 5 6 8K 11 9 10';
const open = '0K 3 1 2 6K 4 5 9 7 8';

test('what stands by itself between key frames can be copied', () => {
  assert.equal(copies(closed, 4, 8), true);
  assert.equal(copies(closed, 0, 12), true);
  assert.equal(copies('0K 1 2 3K 4 5', 3, 5), true);
});

test('what leans on pictures that are left out cannot', () => {
  // Begins between key frames.
  assert.equal(copies(closed, 5, 8), false);
  // Its last picture needs one that is shown after its end.
  assert.equal(copies(closed, 4, 7), false);
  // Pictures 4 and 5 are decoded after key frame 6 and shown before it.
  assert.equal(copies(open, 6, 10), false);
  const avi = { ...film, demuxer: 'avi' };
  assert.equal(copiesExactly(avi, coded(closed), cutPoints(coded(closed), 0.16, 0.32)), false);
});

test('a quick copy begins at the key frame before, or not at all', async () => {
  const frames = coded(closed);
  const copy = copyFromKey(frames, cutPoints(frames, 6 * frame, 8 * frame))!;
  assert.deepEqual([copy.start, copy.times.length], [4 * frame, 4]);
  assert.equal(copyFromKey({ ...frames, packets: [] }, cutPoints(frames, 0, 1)), null);
  assert.equal((await openMedia(tools, odd('mpeg4.avi'))).demuxer, 'avi');
});
