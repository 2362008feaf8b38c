import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isVariableRate } from '../../../main/media/packet-times.ts';
import { type ProbedMedia, probeMedia } from '../../../main/media/probe.ts';
import { runChild } from '../../../main/media/run-child.ts';
import { findTools } from '../../../main/media/tools.ts';
import { odd, sample, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });

type Gold = Partial<ProbedMedia> & { codecs: string };
const GOLD: Record<string, Gold> = {
  'portrait-rotated.mp4': { duration: 5, width: 360, height: 640, rotation: 90, playable: true, codecs: 'h264 aac' },
  'variable-rate.mp4': { duration: 6.97, frameCount: 105, variableFrameRate: true, playable: true, codecs: 'h264' },
  'short-0.3s.mp4': { duration: 0.32, frameCount: 8, codecs: 'h264 aac' },
  'one-frame.mp4': { duration: 0.04, frameCount: 1, codecs: 'h264' },
  'audio-only.m4a': { kind: 'audio', duration: 6, width: 0, fps: null, playable: true, codecs: 'aac' },
  'audio-only.mp3': { kind: 'audio', duration: 6, playable: true, codecs: 'mp3' },
  'audio-with-cover.mp3': { kind: 'audio', duration: 6, video: null, playable: true, codecs: 'mp3' },
  'audio-starts-at-2s.mp4': { duration: 8, frameCount: 200, playable: true, codecs: 'h264 aac' },
  'two-audio-tracks.mkv': { duration: 8.5, frameCount: 200, playable: true, codecs: 'h264 aac aac' },
  'vp9-opus.webm': { duration: 6, mime: 'video/webm', playable: true, codecs: 'vp9 opus' },
  'pcm.mov': { duration: 6, playable: false, codecs: 'h264 pcm_s16le' },
  'mpeg4.avi': { duration: 6, playable: false, codecs: 'mpeg4 mp3' },
  'hevc-10bit.mp4': { duration: 6, playable: false, codecs: 'hevc aac' },
  'animated.gif': {
    kind: 'video',
    duration: 3.75,
    frameCount: 4,
    variableFrameRate: true,
    playable: false,
    codecs: 'gif',
  },
  'exif-rotated.jpg': { kind: 'image', duration: 0, width: 360, height: 480, rotation: 90, codecs: '' },
  'drawing.svg': { kind: 'image', width: 1280, height: 720, playable: true, codecs: '' },
  'wide-8000x40.png': { kind: 'image', width: 8000, height: 40, codecs: '' },
  'photo.tiff': { kind: 'image', width: 320, playable: false, codecs: '' },
  'photo.bmp': { kind: 'image', width: 160, height: 107, codecs: '' },
};

for (const [name, { codecs, duration = 0, ...gold }] of Object.entries(GOLD)) {
  test(`${name} is what it is`, async () => {
    const probed = await probeMedia(tools, odd(name));
    assert.ok(Math.abs(probed.duration - duration) <= 0.07, `${probed.duration} s, not ${duration}`);
    for (const [key, value] of Object.entries(gold)) assert.deepEqual(probed[key as keyof ProbedMedia], value, key);
    assert.equal(probed.tracks.map((track) => track.codec).join(' '), codecs);
  });
}

test('tracks carry their languages, and the subtitle track is one of them', async () => {
  const two = await probeMedia(tools, odd('two-audio-tracks.mkv'));
  const sounds = two.tracks.filter((track) => track.kind === 'audio');
  assert.deepEqual(
    sounds.map((track) => track.language),
    ['eng', 'fra'],
  );
  const meeting = await probeMedia(tools, sample('meeting-subs.mkv'));
  assert.deepEqual(
    meeting.tracks.map((track) => track.kind),
    ['video', 'audio', 'subtitle'],
  );
  assert.equal(meeting.tracks[2]?.language, 'eng');
  assert.equal(meeting.fps?.toFixed(1), '25.0');
});

test('a capital extension and an awkward name are read like any other', async () => {
  const path = join(
    scratchFolder(),
    process.platform === 'win32' ? 'UPPER 潮汐 #1.MP4' : `-"Ebb" & 'flow' – Übung 潮汐 100% #1.MP4`,
  );
  copyFileSync(odd('short-0.3s.mp4'), path);
  assert.equal((await probeMedia(tools, path)).frameCount, 8);
});

test('a probe that is called off says so', async () => {
  const stop = AbortSignal.abort();
  await assert.rejects(probeMedia(tools, sample('talk.mp4'), stop), { code: 'CANCELLED' });
});

test('one dropped frame is no variable rate, a slide show is', () => {
  const steady = Array.from({ length: 500 }, (_, n) => n / 25);
  assert.equal(isVariableRate(steady.toSpliced(100, 1)), false);
  assert.equal(isVariableRate(steady.map((time) => Math.round(time * 1001) / 1000)), false);
  assert.equal(isVariableRate([0, 1, 1.5, 1.75, 2, 2.1, 4]), true);
  assert.equal(isVariableRate([0, 3]), false);
});

test('a track that begins late hurts no sound file', async () => {
  const folder = scratchFolder();
  const copy = async (name: string, ...args: string[]) => {
    await runChild(tools.ffmpeg, ['-v', 'error', ...args, '-c', 'copy', join(folder, name)]);
    return probeMedia(tools, join(folder, name));
  };
  const short = odd('short-0.3s.mp4');
  const sound = await copy(
    'sound.mkv',
    '-i',
    sample('talk.mp4'),
    '-itsoffset',
    '60',
    '-i',
    short,
    '-map',
    '0',
    '-map',
    '1:a',
  );
  assert.equal(sound.tracks.length, 3);
  const picture = await copy(
    'picture.mkv',
    '-i',
    sample('talk.mp4'),
    '-itsoffset',
    '60',
    '-i',
    short,
    '-map',
    '0:a',
    '-map',
    '1:v',
  );
  assert.equal(picture.frameCount, 8);
});
