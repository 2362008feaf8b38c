import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutPoints } from '../../../../main/export/clips/cut-points.ts';
import { hiddenRegions } from '../../../../main/export/clips/hidden-regions.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { scanFrames } from '../../../../main/media/scan-frames.ts';
import { odd } from '../../../fixtures/paths.ts';
import { countedFilm, framesOf, height, tools, width } from './counted-video.ts';
import { cut, factsBeside, hiding, newFolder } from './cutting.ts';

const folder = newFolder();
/** Fine stripes: what is left of them would be seen at once. */
const stripes = Array.from(
  { length: 40 },
  (_, n) => `<rect x="${160 + n * 4}" y="60" width="2" height="100" fill="#fff"/>`,
).join('');
const film = await countedFilm({
  folder,
  name: 'secret.mp4',
  count: 75,
  drawing: stripes,
  coding: [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-qp',
    '4',
    '-g',
    '25',
    '-keyint_min',
    '25',
    '-sc_threshold',
    '0',
    '-pix_fmt',
    'yuv420p',
  ],
});
/** Where the stripes are. */
const box = { x: 160 / width, y: 60 / height, w: 158 / width, h: 100 / height };
const secret = { left: 160, top: 60, width: 158, height: 100 };

/** How far neighbouring pixels of a region differ on average, frame by frame. */
async function contrasts(path: string, area = secret): Promise<number[]> {
  const all: number[] = [];
  for await (const { gray, width: w } of scanFrames(tools, await openMedia(tools, path), { size: 2000 })) {
    let sum = 0;
    for (let y = area.top; y < area.top + area.height; y++) {
      for (let x = area.left + 1; x < area.left + area.width; x++)
        sum += Math.abs(gray[y * w + x]! - gray[y * w + x - 1]!);
    }
    all.push(sum / (area.height * (area.width - 1)));
  }
  return all;
}

for (const style of ['pixelate', 'blur'] as const) {
  test(`what is hidden (${style}) is gone from its first frame to its last, and no frame more`, async () => {
    const marked = [hiding(1.2, 1.6, box, style)];
    // Key frames at both ends: without what is hidden this clip would be copied.
    const made = await cut({ path: film, outDir: newFolder(), marked }, { moments: [{ start: 1, end: 2 }] });
    const [clip] = made.files;
    assert.equal(clip!.made, 'encoded');
    assert.match(clip!.why, /hidden/);
    assert.deepEqual(
      (await framesOf(clip!.path)).map(({ number }) => number),
      Array.from({ length: 25 }, (_, n) => 25 + n),
    );
    // Frames 30 to 40 of the film are 5 to 15 of the clip.
    const isGone = (await contrasts(clip!.path)).map((seen) => (seen < 3 ? true : seen > 60 ? false : seen));
    assert.deepEqual(
      isGone,
      Array.from({ length: 25 }, (_, n) => n >= 5 && n <= 15),
    );
    const word = style === 'blur' ? 'blurred' : 'pixelated';
    assert.match(
      factsBeside(made).sources[0].hidden[0],
      new RegExp(`^a region ${word} from 0.1\\d s to 0.6\\d s of the clip$`),
    );
  });
}

test('what is hidden over a shot is gone to its last frame; the next shot begins with its picture whole', async () => {
  const marked = [hiding(1.2, 1.6, box)];
  const shots = [{ start: 0 }, { start: 1.2 }, { start: 1.6 }];
  const made = await cut({ path: film, outDir: newFolder(), marked, shots }, { moments: [{ start: 1, end: 2 }] });
  const isGone = (await contrasts(made.files[0]!.path)).map((seen) => seen < 3);
  // Frames 30 to 39 of the film: 40 is the next shot's first.
  assert.deepEqual(
    isGone,
    Array.from({ length: 25 }, (_, n) => n >= 5 && n <= 14),
  );
});

test('a quick copy does not show what is hidden before its start', async () => {
  const marked = [hiding(1.1, 1.2, box)];
  const { files, notes } = await cut(
    { path: film, outDir: newFolder(), marked },
    { mode: 'copy', moments: [{ start: 1.5, end: 2.5 }] },
  );
  assert.equal(files[0]!.made, 'encoded');
  assert.equal((await framesOf(files[0]!.path))[0]!.number, 37);
  assert.deepEqual(notes, []);
});

test('hidden in a reel, too, at another size', async () => {
  const made = await cut(
    { path: film, outDir: newFolder(), marked: [hiding(0, 3, box)] },
    {
      as: 'reel',
      moments: [
        { start: 0.5, end: 1 },
        { start: 2, end: 2.4 },
      ],
    },
  );
  assert.ok((await contrasts(made.files[0]!.path)).every((seen) => seen < 3));
  assert.match(made.notes.join(), /2 regions/);
});

test('a picture that stays long is hidden whole when its stay meets the span; turned and odd pictures at their place', async () => {
  const still = { times: [0, 1, 5], end: 6, frame: 0.04 };
  const spanOf = (start: number, end: number, from: number, to: number) => {
    const [region] = hiddenRegions([hiding(start, end, box)], [], cutPoints(still, from, to));
    return region && [region.from <= 0, region.to];
  };
  // The picture of second 1 is on the screen at 3: hidden from the clip's beginning to its end.
  assert.deepEqual(spanOf(3, 3.1, 2, 4), [true, 3]);
  // Over before the clip, but of the picture that the clip begins with.
  assert.deepEqual(spanOf(1.2, 1.4, 2, 4), [true, 3]);
  assert.equal(spanOf(5.5, 5.8, 2, 4), undefined);
  // Hidden at its beginning only, which the clip has left behind: its place on the clip's clock is 0, not before it.
  const close = cutPoints({ times: [0, 0.001, 0.079, 0.231], end: 0.271, frame: 0.04 }, 0.0612, 0.0615);
  const [region] = hiddenRegions([hiding(0, 0.00108, box)], [], close);
  assert.ok(region!.from <= 0 && region!.to > 0);
  const tall = await cut(
    {
      path: odd('portrait-rotated.mp4'),
      outDir: newFolder(),
      marked: [hiding(0, 5, { x: 0, y: 0.5, w: 1, h: 0.5 })],
    },
    { moments: [{ start: 1, end: 2 }] },
  );
  const source = await openMedia(tools, tall.files[0]!.path);
  assert.deepEqual([source.width, source.height, source.rotation], [360, 640, 0]);
  const area = { left: 10, top: 330, width: 340, height: 300 };
  assert.ok((await contrasts(source.path, area)).every((seen) => seen < 1));
});

test('every frame between the ends of a span is within the region’s time, whatever the times', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 40 }),
      fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000)),
      (gaps, [a, b, c, d]) => {
        const times = [0];
        for (const gap of gaps) times.push(times.at(-1)! + gap / 1000);
        const end = times.at(-1)! + 0.04;
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1].map((part) => (part / 1001) * end) as [number, number];
        const [start, stop] = [Math.min(c, d), Math.max(c, d)].map((part) => (part / 1001) * end) as [number, number];
        const points = cutPoints({ times, end, frame: 0.04 }, from, to);
        const regions = hiddenRegions([hiding(start, stop, box)], [], points);
        for (const time of points.times) {
          if (time < start || time > stop) continue;
          const onClip = Math.max(0, time - points.start);
          assert.ok(regions.some((region) => region.from <= onClip && onClip <= region.to));
        }
      },
    ),
  );
});
