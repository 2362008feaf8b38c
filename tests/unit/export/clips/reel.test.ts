import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMedia } from '../../../../main/media/open-media.ts';
import { probeMedia } from '../../../../main/media/probe.ts';
import { odd } from '../../../fixtures/paths.ts';
import { clicksOf, countedFilm, framesOf, tools } from './counted-video.ts';
import { cut, factsBeside, newFolder } from './cutting.ts';

const folder = newFolder();
const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '6', '-pix_fmt', 'yuv420p'];

test('moments of different sizes, rates and sound become one reel, each where it should begin', async () => {
  const wide = await countedFilm({ folder, name: 'wide.mp4', fps: '30000/1001', count: 90, coding: lossless });
  const small = await countedFilm({
    folder,
    name: 'small.mp4',
    count: 90,
    sound: false,
    filter: 'scale=160:90',
    coding: lossless,
  });
  const outDir = newFolder();
  const first = await cut(
    { path: wide, outDir },
    {
      as: 'reel',
      title: 'A reel: 1/2',
      cards: true,
      moments: [
        { start: 1.001, end: 2.002, name: 'First' },
        { start: 0, end: 1.001 },
      ],
    },
  );
  const [reel] = first.files;
  assert.match(reel!.fileName, /^A-reel-1-2\.mp4$/);
  const facts = factsBeside(first);
  // Two seconds of card before each, a second of moment.
  const close = (value: number, wanted: number) =>
    assert.ok(Math.abs(value - wanted) < 0.02, `${value}, not ${wanted}`);
  close(facts.sources[0].at, 2.002);
  close(facts.sources[1].at, 5.005);
  close((await probeMedia(tools, reel!.path)).duration, 6.006);
  const frames = await framesOf(reel!.path);
  assert.equal(frames.length, 180);
  assert.deepEqual(
    frames.slice(60, 90).map(({ number }) => number),
    Array.from({ length: 30 }, (_, n) => n + 30),
  );
  assert.deepEqual(
    frames.slice(150).map(({ number }) => number),
    Array.from({ length: 30 }, (_, n) => n),
  );
  const clicks = await clicksOf(reel!.path);
  assert.equal(clicks.length, 6);
  for (const [n, number] of [60, 70, 80, 150, 160, 170].entries())
    assert.ok(Math.abs(clicks[n]! - frames[number]!.time) < 0.015, `click ${n}: ${clicks[n]}`);
  const quiet = await cut({ path: small, outDir }, { as: 'reel', moments: [{ start: 0, end: 1 }] });
  assert.deepEqual(
    (await openMedia(tools, quiet.files[0]!.path)).tracks.map(({ kind }) => kind),
    ['video'],
  );
});

test('a reel of sound alone has no picture, and lasts as long as its moments', async () => {
  const { files } = await cut(
    { path: odd('audio-only.mp3'), outDir: newFolder() },
    {
      as: 'reel',
      cards: true,
      moments: [
        { start: 0, end: 1 },
        { start: 2, end: 2.5 },
      ],
    },
  );
  const reel = await probeMedia(tools, files[0]!.path);
  assert.deepEqual([reel.kind, files[0]!.fileName], ['audio', 'reel.m4a']);
  assert.ok(Math.abs(reel.duration - 1.5) < 0.05, `${reel.duration}`);
});
