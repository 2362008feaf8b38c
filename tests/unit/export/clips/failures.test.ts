import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { encodedBytes, requireRoom } from '../../../../main/export/clips/free-room.ts';
import { publishTogether } from '../../../../main/export/clips/publish-together.ts';
import { odd } from '../../../fixtures/paths.ts';
import { countedFilm, framesOf } from './counted-video.ts';
import { cut, factsBeside, newFolder } from './cutting.ts';

const folder = newFolder();
const film = await countedFilm({ folder, name: 'film.mp4', count: 100 });
const moments = [{ start: 0.5, end: 1.5 }];

test('stopped in the middle of any of several clips, nothing is left', async () => {
  for (const as of ['files', 'reel'] as const) {
    const outDir = newFolder();
    const stop = new AbortController();
    const cutting = cut(
      { path: film, outDir, signal: stop.signal, onProgress: ({ clip }) => clip === 1 && stop.abort() },
      { as, mode: 'exact', moments: [...moments, { start: 2, end: 3 }] },
    );
    await assert.rejects(cutting, { code: 'CANCELLED' });
    assert.deepEqual(readdirSync(outDir), []);
  }
});

test('a disk that is full, or would be, is told, and nothing is left', async () => {
  const outDir = newFolder();
  const full = () =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    });
  await assert.rejects(cut({ path: film, outDir, parts: { openFile: full } }, { mode: 'exact', moments }), {
    code: 'DISK_FULL',
    message: /no clip was written/,
  });
  await assert.rejects(cut({ path: film, outDir, parts: { freeBytes: async () => 1e6 } }, { moments }), {
    code: 'DISK_FULL',
    message: /but only 1 MB are free/,
  });
  assert.deepEqual(readdirSync(outDir), []);
  assert.throws(() => requireRoom(300 << 20, encodedBytes({ width: 1920, height: 1080 }, 60, 600)), {
    code: 'DISK_FULL',
  });
});

test('what cannot be cut is refused with the reason', async () => {
  const outDir = newFolder();
  const refused = (path: string, start: number, end: number, message: RegExp) =>
    assert.rejects(cut({ path, outDir }, { moments: [{ start, end }] }), { code: 'BAD_INPUT', message });
  await refused(film, 2, 1, /no clip from 0:02 to 0:01/);
  await refused(film, 9, 12, /lasts 0:04/);
  await refused(odd('photo.webp'), 0, 1, /still picture/);
  assert.deepEqual(readdirSync(outDir), []);
  // Longer than the file: up to its end.
  const { files } = await cut({ path: film, outDir }, { moments: [{ start: 3.6, end: 99 }] });
  assert.deepEqual(
    (await framesOf(files[0]!.path)).map(({ number }) => number),
    [90, 91, 92, 93, 94, 95, 96, 97, 98, 99],
  );
});

const names = [
  '-i evil.mp4',
  `quote's "and" more.mp4`,
  'line\nbreak.mp4',
  '%03d #1?.mp4',
  'file:x.mp4',
  '[0:v];movie=x, \\ .mp4',
  '潮汐 – Übung.mp4',
];
for (const name of names) {
  test(`no name breaks the command: ${JSON.stringify(name)}`, async () => {
    // The folder that is written to is called as badly as the file.
    const inside = join(newFolder(), name.replaceAll('/', ''));
    mkdirSync(inside);
    const path = await countedFilm({ folder: inside, name, count: 40 });
    const outDir = join(inside, 'out');
    const cues = [{ start: 0.1, end: 0.9, speaker: name, text: name }];
    const given = { path, outDir, cues };
    const [clip] = (await cut(given, { mode: 'copy', captions: 'beside', moments: [{ start: 0, end: 1, name }] }))
      .files;
    assert.equal(clip!.made, 'copied');
    const reel = await cut(given, {
      as: 'reel',
      cards: true,
      captions: 'burned',
      title: name,
      moments: [{ start: 0.2, end: 1, name }],
    });
    assert.equal((await framesOf(reel.files[0]!.path)).at(-1)!.number, 24);
    assert.equal(factsBeside(reel).sources[0].file, name.replaceAll('\n', ' '));
    const left = readdirSync(outDir);
    assert.equal(left.length, 6);
    assert.ok(left.every((one) => !one.startsWith('-') && !one.startsWith('.') && !one.includes('\n')));
  });
}

test('files of one clip share a name that none of them had before', async () => {
  const outDir = newFolder();
  writeFileSync(join(outDir, 'a.srt'), 'somebody else’s');
  for (const name of ['one', 'two']) writeFileSync(join(outDir, `.${name}`), name);
  const files = [
    { hidden: join(outDir, '.one'), ending: '.mp4' },
    { hidden: join(outDir, '.two'), ending: '.srt' },
  ];
  assert.deepEqual(await publishTogether(outDir, [{ stem: 'a', files }]), [
    [join(outDir, 'a-2.mp4'), join(outDir, 'a-2.srt')],
  ]);
  const gone = [{ hidden: join(outDir, '.gone'), ending: '.mp4' }];
  writeFileSync(join(outDir, '.three'), 'three');
  const whole = [{ hidden: join(outDir, '.three'), ending: '.mp4' }];
  await assert.rejects(
    publishTogether(outDir, [
      { stem: 'b', files: whole },
      { stem: 'c', files: gone },
    ]),
  );
  assert.deepEqual(readdirSync(outDir).sort(), ['a-2.mp4', 'a-2.srt', 'a.srt']);
});
