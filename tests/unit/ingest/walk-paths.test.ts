import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { walkPaths } from '../../../main/ingest/walk-paths.ts';
import { scratchFolder } from '../../fixtures/paths.ts';

const never = () => Promise.resolve(false);

test('folders are walked in a reader’s order; hidden files, links in a circle and other files stay out', async () => {
  const dir = scratchFolder();
  mkdirSync(join(dir, 'deep', '.cache'), { recursive: true });
  for (const name of [
    'part10.mp4',
    'part2.MP4',
    '.hidden.mp4',
    'notes.txt',
    'part2.srt',
    'deep/cat.png',
    'deep/.cache/x.png',
  ]) {
    writeFileSync(join(dir, name), 'x');
  }
  symlinkSync(dir, join(dir, 'deep', 'again'));
  const { files, skipped } = await walkPaths([dir], never);
  assert.deepEqual(
    files.map((f) => basename(f)),
    ['cat.png', 'part2.MP4', 'part10.mp4'],
  );
  assert.deepEqual(skipped.map((s) => basename(s.path)).sort(), ['notes.txt', 'part2.srt']);
});

test('a file named twice comes once; one that is named directly is judged by its bytes', async () => {
  const dir = scratchFolder();
  const [film, odd] = [join(dir, 'film.mp4'), join(dir, 'recording.bin')];
  for (const file of [film, odd]) writeFileSync(file, 'x');
  const found = await walkPaths([film, dir, film, odd], (path) => Promise.resolve(path === odd));
  assert.deepEqual(found.files, [film, odd]);
});

test('what is not there is skipped with a reason', async () => {
  const { files, skipped } = await walkPaths([join(scratchFolder(), 'gone.mp4')], never);
  assert.deepEqual(files, []);
  assert.match(skipped[0]!.reason, /nothing at this path/);
});

test('a folder that is cut off says so', async () => {
  const dir = scratchFolder();
  for (const name of ['1.mp4', '2.mp4', '3.mp4']) writeFileSync(join(dir, name), 'x');
  const { files, skipped } = await walkPaths([dir], never, 2);
  assert.deepEqual(
    files.map((f) => basename(f)),
    ['1.mp4', '2.mp4'],
  );
  assert.deepEqual(
    skipped.map((s) => s.path),
    [dir],
  );
  assert.match(skipped[0]!.reason, /first 2 .* add the rest/);
  assert.deepEqual((await walkPaths([dir], never, 3)).skipped, []);
});
