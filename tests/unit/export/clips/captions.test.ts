import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { captionSpans, cuesWithin } from '../../../../main/export/clips/caption-spans.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { scanFrames } from '../../../../main/media/scan-frames.ts';
import { parseTimedText } from '../../../../main/media/subtitle-cues.ts';
import { odd } from '../../../fixtures/paths.ts';
import { countedFilm, height, tools, width } from './counted-video.ts';
import { cut, newFolder } from './cutting.ts';

const folder = newFolder();
const film = await countedFilm({ folder, name: 'said.mp4', count: 100 });
const cue = (start: number, end: number, text: string, speaker: string | null = null) => ({
  start,
  end,
  text,
  speaker,
});
const cues = [
  cue(0, 0.4, 'Before'),
  cue(0.8, 1.4, 'Tide & table', 'Ann'),
  cue(1.48, 2.6, 'Low water'),
  cue(3, 4, 'After'),
];

test('beside a clip lie its subtitles, on its own clock', async () => {
  const { files } = await cut(
    { path: film, outDir: newFolder(), cues },
    { captions: 'beside', moments: [{ start: 1, end: 2 }] },
  );
  const stem = files[0]!.path.replace(/\.mp4$/, '');
  assert.deepEqual(
    files[0]!.beside.map((name) => name.slice(basename(stem).length)),
    ['.srt', '.vtt', '.mp4.source.json'],
  );
  for (const kind of ['srt', 'vtt']) {
    const read = parseTimedText(readFileSync(`${stem}.${kind}`, 'utf8'));
    assert.deepEqual(
      read.map(({ start, end }) => [start, end]),
      [
        [0, 0.4],
        [0.48, 1],
      ],
    );
    assert.match(read[0]!.text, /Tide & table/);
  }
});

test('in a reel each moment’s words come when it does', async () => {
  const { files } = await cut(
    { path: film, outDir: newFolder(), cues },
    {
      as: 'reel',
      captions: 'beside',
      cards: true,
      moments: [
        { start: 3, end: 4 },
        { start: 1, end: 2 },
      ],
    },
  );
  const read = parseTimedText(readFileSync(files[0]!.path.replace(/mp4$/, 'srt'), 'utf8'));
  assert.deepEqual(
    read.map(({ start, end }) => [start, end]),
    [
      [2, 3],
      [5, 5.4],
      [5.48, 6],
    ],
  );
});

/** How bright the foot of each picture is at its brightest, and how dark the rest of the plate: a white letter on a dark plate. */
async function footOf(path: string): Promise<boolean[]> {
  const all: boolean[] = [];
  for await (const { gray, width: w } of scanFrames(tools, await openMedia(tools, path), { size: 2000 })) {
    let brightest = 0;
    for (let y = 145; y < 175; y++) for (let x = 40; x < 280; x++) brightest = Math.max(brightest, gray[y * w + x]!);
    all.push(brightest > 200);
  }
  return all;
}

test('burned in, words stand on the very frames during which they are said, and nowhere else', async () => {
  const { files } = await cut(
    { path: film, outDir: newFolder(), cues },
    { captions: 'burned', moments: [{ start: 1, end: 2 }] },
  );
  assert.equal(files[0]!.made, 'encoded');
  // Said until 1.4 (frame 10 of the clip) and from 1.48 on (frame 12).
  assert.deepEqual(
    await footOf(files[0]!.path),
    Array.from({ length: 25 }, (_, n) => n < 10 || n >= 12),
  );
  const plain = await cut(
    { path: film, outDir: newFolder(), cues: [] },
    { captions: 'burned', moments: [{ start: 1, end: 2 }] },
  );
  assert.match(plain.notes.join(), /Nothing is said/);
  assert.equal((await footOf(plain.files[0]!.path)).includes(true), false);
});

test('sound has no picture for words: they lie beside it', async () => {
  const made = await cut(
    { path: odd('audio-only.m4a'), outDir: newFolder(), cues },
    { captions: 'burned', moments: [{ start: 1, end: 2 }] },
  );
  assert.equal(made.files[0]!.beside.length, 3);
  assert.match(made.notes.join(), /lie beside it/);
});

test('the spans of captions fill the clip without a gap, and show what is said at each second', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 50, max: 5000 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 100, max: 15_000 }), (all, length) => {
      const said = all
        .map(([start, long], n) => cue(start / 1000, (start + long) / 1000, `cue ${n}`))
        .sort((a, b) => a.start - b.start);
      const within = cuesWithin(said, 1, 1 + length / 1000);
      const spans = captionSpans(within, length / 1000);
      assert.equal(spans[0]!.start, 0);
      assert.equal(spans.at(-1)!.end, length / 1000);
      for (const [n, one] of spans.entries()) {
        assert.ok(one.end > one.start);
        if (n > 0) assert.equal(one.start, spans[n - 1]!.end);
        const middle = (one.start + one.end) / 2;
        const now = within.filter(({ start, end }) => start <= middle && middle < end).map(({ text }) => text);
        if (now.length <= 2 && now.length === one.lines.length) assert.deepEqual(one.lines, now);
        assert.equal(one.lines.length, Math.min(2, now.length));
      }
    }),
  );
});

test('a picture of any size has room for its words', async () => {
  assert.ok(width > 0 && height > 0);
  const small = await countedFilm({ folder, name: 'small.mp4', count: 20, filter: 'scale=64:36' });
  const long = [
    cue(
      0,
      0.8,
      `${'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(6)}${'x'.repeat(300)}`,
      'A speaker with a name that is long',
    ),
  ];
  const { files } = await cut(
    { path: small, outDir: newFolder(), cues: long },
    { captions: 'burned', moments: [{ start: 0, end: 0.8 }] },
  );
  assert.equal((await openMedia(tools, files[0]!.path)).width, 64);
});
