import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { AppError } from '../../../main/app-error.ts';
import { exportReport } from '../../../main/report/export-report.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import { writeError, writeHidden } from '../../../main/report/write-new.ts';
import type { Report } from '../../../preload/contract/report.ts';
import {
  answerOf,
  cats,
  context,
  hostile,
  lowWater,
  momentItem,
  momentOf,
  photoCat,
  reportOf,
  rocket,
  row,
  rowBox,
} from './example.ts';
import { assertInert, readHtml } from './read-html.ts';

const root = mkdtempSync(join(tmpdir(), 'cuepoint-report-'));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newDir = () => join(root, String(count++));

async function exportHtml(report: Report, ctx = context()) {
  const exported = await exportReport(ctx, report, 'html', newDir());
  return { ...exported, html: readFileSync(exported.path, 'utf8') };
}

test('one HTML file holds the answer, the quote, its picture with the box, and the source', async () => {
  const { title, items } = reportFromAnswer(lowWater);
  const gray = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#808080' } })
    .png()
    .toBuffer();
  const asked: unknown[] = [];
  const ctx = context(async (...args) => {
    asked.push(args);
    return new Uint8Array(gray);
  });
  const { html, bytes, fileName, path } = await exportHtml(reportOf(items, title), ctx);
  assertInert(html);
  assert.deepEqual(asked, [['a'.repeat(64), 20, 1280]]);
  assert.equal(fileName, 'How-high-is-the-low-water-in-the-tide-table.html');
  assert.equal(bytes, statSync(path).size);
  const { all, text, attribute } = readHtml(html);
  assert.deepEqual(all('h1').map(text), ['How high is the low water in the tide table?']);
  assert.deepEqual(all('h2').map(text), ['Exhibits', 'Sources'], 'the question is not said twice');
  assert.deepEqual(all('blockquote').map(text), [row.text, 'as recorded by Lord Byron']);
  assert.deepEqual(all('a').map(text), ['1 · 0:17', '2 · 0:25']);
  assert.deepEqual(all('h3').map(text), ['Exhibit 1 · talk.mp4, 0:17–0:29']);
  assert.match(text(all('footer')[0]!), /talk\.mp4 video, 1:20SHA-256 a{64}/);
  assert.match(text(all('footer')[0]!), /Cuepoint 0\.1\.0.*Text on screen: text-model 1/);
  assert.match(text(all('header')[0]!), /Mira · 23 November 2026, 15:51 UTC/);

  const picture = Buffer.from(attribute(all('img')[0]!, 'src')!.split(',')[1]!, 'base64');
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height], [1280, 720]);
  const at = (x: number, y: number) => [...data.subarray((y * 1280 + x) * 3, (y * 1280 + x) * 3 + 3)];
  const [r, g, b] = at(640, rowBox.y * 720 - 12);
  assert.ok(r! > 190 && g! > 110 && g! < 180 && b! < 100, `box edge is ${[r, g, b]}`);
  assert.ok(Math.abs(at(640, 600)[0]! - 128) < 8, 'and only the edge');
});

test('strings from files and people stay text, wherever they come in', async () => {
  const hostileRow = { ...row, text: hostile, detail: { ...row.detail, heading: hostile } } as typeof row;
  const answer = answerOf([{ text: hostile, from: [hostileRow] }], { question: hostile });
  const boxes = [{ box: rowBox, label: hostile }];
  const items: Report['items'] = [
    { kind: 'answer', answer, note: hostile },
    momentItem(momentOf({ ...cats, text: hostile, source: { stage: hostile, model: hostile, version: hostile } }), {
      boxes,
      note: hostile,
    }),
    { kind: 'text', text: hostile },
  ];
  const ctx = context();
  ctx.library = {
    ...ctx.library,
    assets: { ...ctx.library.assets, get: (id) => ({ ...context().library.assets.get(id)!, name: hostile }) },
  };
  const { html, fileName } = await exportHtml(reportOf(items, hostile, hostile), ctx);
  assertInert(html);
  assert.match(fileName, /^[\p{L}\p{N}-]+\.html$/u);
  const { all, text } = readHtml(html);
  assert.ok(text(all('blockquote')[0]!).includes('<script>alert(1)</script>'), 'the text itself is all there');
  assert.ok(text(all('blockquote')[0]!).includes('x'.repeat(10_000)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
  assert.doesNotMatch(html, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);

  const { path } = await exportReport(ctx, reportOf(items, hostile, hostile), 'md', newDir());
  const { marked } = await import('marked');
  const rendered = readHtml(`<!doctype html><html><body>${await marked(readFileSync(path, 'utf8'))}</body></html>`);
  const made = new Set(rendered.elements.map(({ tagName }) => tagName));
  for (const tag of made)
    assert.ok('html head body h1 h2 h3 p strong em br blockquote ul li code img'.split(' ').includes(tag), tag);
  assert.equal(rendered.all('code').length, 1, 'only the hash is code');
  for (const img of rendered.all('img')) assert.match(rendered.attribute(img, 'src')!, /^[^:/]+-pictures\/0\d\.jpg$/);
});

test('paths of the person’s machine do not leave it', async () => {
  const { html } = await exportHtml(
    reportOf([{ kind: 'answer', answer: lowWater, note: '' }, momentItem(momentOf(photoCat))]),
  );
  assert.doesNotMatch(html, /private|\/home/);
});

test('Markdown comes with its pictures in a folder, linked relatively', async () => {
  const dir = newDir();
  const { path, fileName } = await exportReport(context(), reportOf(reportFromAnswer(lowWater).items), 'md', dir);
  const text = readFileSync(path, 'utf8');
  assert.equal(fileName, 'Tides.md');
  assert.deepEqual(readdirSync(dir).sort(), ['Tides-pictures', 'Tides.md']);
  assert.match(text, /!\[Frame of talk\.mp4 at 0:20\]\(Tides-pictures\/01\.jpg\)/);
  assert.ok(text.includes('Low water \\| 12:04 \\| 0.9 m \\| slack'));
  assert.ok(text.includes('Low water is 0.9 m at 12:04. \\[1, 0:17\\]'));
  assert.equal((await sharp(join(dir, 'Tides-pictures', '01.jpg')).metadata()).format, 'jpeg');
});

test('nothing is overwritten: the second export, and one beside a stranger’s file, get a new name', async () => {
  const dir = newDir();
  const report = reportOf([{ kind: 'text', text: 'Hello' }]);
  const names = [];
  for (const format of ['html', 'html', 'md'] as const)
    names.push((await exportReport(context(), report, format, dir)).fileName);
  writeFileSync(join(dir, 'Tides-2.md'), 'mine');
  names.push((await exportReport(context(), report, 'md', dir)).fileName);
  assert.deepEqual(names, ['Tides.html', 'Tides-2.html', 'Tides.md', 'Tides-3.md']);
  assert.equal(readFileSync(join(dir, 'Tides-2.md'), 'utf8'), 'mine');
  const parallel = await Promise.all(Array.from({ length: 8 }, () => exportReport(context(), report, 'html', dir)));
  assert.equal(new Set(parallel.map(({ path }) => path)).size, 8);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('a picture that cannot be had leaves a sentence, not a failure', async () => {
  const missing = context(async () => {
    throw new AppError('NOT_FOUND', 'talk.mp4 is not in /home/mira/private: put it back or add it again.');
  });
  const { html } = await exportHtml(reportOf([{ kind: 'answer', answer: lowWater, note: '' }]), missing);
  assertInert(html);
  assert.match(html, /The picture at 0:20 is not here: talk\.mp4 was not where it used to be\./);
  assert.doesNotMatch(html, /private/);
  const broken = context(async () => new Uint8Array([1, 2, 3]));
  assert.match((await exportHtml(reportOf([momentItem(momentOf(cats))]), broken)).html, /talk\.mp4 could not be read/);
});

test('an export that fails says what to do and leaves nothing behind', async () => {
  const dir = newDir();
  await assert.rejects(exportReport(context(), reportOf([]), 'html', dir), { code: 'BAD_INPUT' });
  writeFileSync(dir, 'a file where the folder should be');
  const report = reportOf([{ kind: 'text', text: 'Hello' }]);
  await assert.rejects(exportReport(context(), report, 'html', join(dir, 'below')), { code: 'NOT_FOUND' });
  const taken = newDir();
  const meddled = context(async () => {
    writeFileSync(join(taken, 'Tides-pictures', '01.jpg'), 'not ours');
    return rocket;
  });
  await assert.rejects(exportReport(meddled, reportOf([momentItem(momentOf(cats))]), 'md', taken), { code: 'EEXIST' });
  assert.deepEqual(readdirSync(taken), []);
});

test('a full disk is told as one, and the half-written file is gone', async () => {
  const dir = mkdtempSync(join(root, 'full-'));
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  async function* pieces() {
    yield 'half';
    throw full;
  }
  await assert.rejects(writeHidden(dir, pieces()), full);
  assert.deepEqual(readdirSync(dir), []);
  const told = writeError(full, dir);
  assert.ok(told instanceof AppError && told.code === 'DISK_FULL' && told.cause === full);
});
