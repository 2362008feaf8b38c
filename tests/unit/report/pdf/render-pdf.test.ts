import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { buildDocument } from '../../../../main/report/build-document.ts';
import type { LoadPicture } from '../../../../main/report/document.ts';
import { renderPdf } from '../../../../main/report/pdf/render-pdf.ts';
import { createSystemFonts } from '../../../../main/report/pdf/system-fonts.ts';
import { reportFromAnswer } from '../../../../main/report/report-from-answer.ts';
import { type ReportItem, reportTemplate } from '../../../../preload/contract/report.ts';
import type { PaperSize } from '../../../../preload/contract/report-format.ts';
import { makeCollection, makeFont } from '../../../fixtures/make-font.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';
import { readPdf } from '../../../fixtures/read-pdf.ts';
import {
  call,
  cats,
  hostile,
  library,
  lowWater,
  momentItem,
  momentOf,
  photoCat,
  reportOf,
  row,
  speech,
  talkId,
} from '../example.ts';

const gray = new Uint8Array(
  await sharp({ create: { width: 1920, height: 1080, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer(),
);
const tiny = new Uint8Array(await sharp(gray).resize({ width: 64 }).jpeg().toBuffer());
const oneTiny: LoadPicture = async () => ({ jpeg: tiny, width: 64, height: 36 });
const oneGray: LoadPicture = async () => ({ jpeg: gray, width: 1920, height: 1080 });

interface Given {
  title?: string;
  template?: 'brief' | 'log' | 'minutes';
  paper?: PaperSize;
  fonts?: string;
  loadPicture?: LoadPicture;
}

async function pdfOf(items: ReportItem[], given: Given = {}) {
  const { title = 'Tides', template = 'brief', paper = 'a4', fonts, loadPicture = oneGray } = given;
  const report = { ...reportOf(items, title), template };
  const document = buildDocument(library, report, { appVersion: '0.1.0', now: Date.UTC(2026, 10, 23, 15, 51) });
  const notes: string[] = [];
  const systemFonts = createSystemFonts(fonts === undefined ? [] : [fonts]);
  const pieces: Uint8Array[] = [];
  for await (const piece of renderPdf(document, loadPicture, {
    paper,
    systemFonts,
    onNote: (note) => notes.push(note),
  })) {
    pieces.push(piece);
  }
  return { bytes: Buffer.concat(pieces), notes, document };
}

/** Words one after the other, however lines and runs were broken. */
const words = (text: string) => text.replace(/\s+/g, ' ');
const letters = (text: string) => text.replace(/\s+/g, '');

const moments = (count: number): ReportItem[] =>
  Array.from({ length: count }, (_, i) => {
    const [start, end] = [i * 3, i * 3 + 2];
    const one = { ...speech, id: `said-${i}`, start, end, text: `Sentence ${i} of the harbour master.` };
    return momentItem(momentOf(one), { note: i % 4 === 0 ? `Note ${i}.` : '' });
  });

test('a brief says what the report says: sentences, references that lead to their quotes, pictures, sources', async () => {
  const { bytes } = await pdfOf([
    ...reportFromAnswer(lowWater).items,
    momentItem(momentOf(call), { note: 'Heard twice.' }),
  ]);
  const { pages, destinations, outline, info, isTagged, addresses = [] } = { addresses: [], ...(await readPdf(bytes)) };
  const text = words(pages.map((page) => page.text).join(' '));
  for (const said of [
    'Tides',
    'Mira · 23 November 2026, 15:51 UTC',
    'Low water is 0.9 m at 12:04.',
    'Lord Byron is named meanwhile.',
    row.text,
    speech.text,
    'Subtitle 1:01:01–1:01:03 · Priya',
    'Heard twice.',
    'talk.mp4',
    'Made by Cuepoint 0.1.0',
    'Text on screen text-model 1',
  ]) {
    assert.ok(text.includes(said), said);
  }
  assert.ok(letters(text).includes(talkId), 'the whole hash');
  assert.deepEqual(pages[0]!.links, ['quote-1', 'quote-2']);
  assert.deepEqual(
    [...destinations.keys()].filter((name) => name.startsWith('quote')),
    ['quote-1', 'quote-2'],
  );
  assert.deepEqual(
    pages.flatMap(({ images }) => images),
    [{ width: 1920, height: 1080 }],
    'sound has no picture',
  );
  assert.ok(outline.some(({ title }) => title.includes('Exhibit 1 · talk.mp4, 0:17–0:29')));
  assert.deepEqual([info.Title, info.Author, info.Language, info.Creator], ['Tides', 'Mira', 'en', 'Cuepoint 0.1.0']);
  assert.equal(isTagged, true);
  assert.deepEqual(addresses, []);
});

test('a long report lists its parts with the pages that they are on, and numbers its pages', async () => {
  const { bytes, document } = await pdfOf(moments(100), { loadPicture: oneTiny });
  const { pages, destinations, outline } = await readPdf(bytes);
  pages.forEach(({ text }, index) => {
    assert.ok(words(text).includes(`Page ${index + 1} of ${pages.length}`), `page ${index + 1}`);
  });
  const listed = document.contents;
  assert.ok(listed.length >= 100);
  const lines = pages.slice(0, 4).flatMap((page) => page.lines.map(words));
  for (const { id, text } of listed) {
    const page = destinations.get(id);
    assert.ok(page, id);
    assert.ok(lines.includes(`${text} ${page}`), `${text} on ${page}`);
    assert.ok(words(pages[page - 1]!.text).includes(text), `${text} stands on ${page}`);
    assert.ok(
      outline.some((item) => item.title === text && item.page === page),
      `bookmark of ${text}`,
    );
  }
  const links = pages.flatMap((page) => page.links);
  for (const { id } of listed) assert.ok(links.includes(id), `a link to ${id}`);
  assert.equal(pages.flatMap(({ images }) => images).length, 100);
});

test('every picture stands on the page of its heading and of its caption', async () => {
  const { bytes } = await pdfOf(moments(25), { loadPicture: oneTiny });
  const { pages, destinations } = await readPdf(bytes);
  for (let number = 1; number <= 25; number++) {
    const page = pages[destinations.get(`exhibit-${number}`)! - 1]!;
    const headings = [...page.text.matchAll(/Exhibit \d+ ·/g)].length;
    assert.ok(page.images.length >= headings, `exhibit ${number}`);
    assert.match(page.text, /talk\.mp4, \d+:\d\d\n/);
  }
});

for (const template of reportTemplate.options) {
  test(`a ${template} holds each quote, note and picture, on either paper`, async () => {
    const items: ReportItem[] = [
      { kind: 'heading', text: 'What was heard' },
      ...moments(30),
      momentItem(momentOf(photoCat)),
      { kind: 'text', text: 'One line.\n\nAnd another.' },
    ];
    for (const paper of ['a4', 'letter'] as const) {
      const { bytes } = await pdfOf(items, { template, paper, loadPicture: oneTiny });
      const { pages, size } = await readPdf(bytes);
      const text = words(pages.map((page) => page.text).join(' '));
      for (let i = 0; i < 30; i++) assert.ok(text.includes(`Sentence ${i} of the`), `${i}`);
      for (let i = 0; i < 30; i += 4) assert.ok(text.includes(`Note ${i}.`), `note ${i}`);
      assert.equal(pages.flatMap(({ images }) => images).length, 31);
      assert.deepEqual(size.map(Math.round), paper === 'a4' ? [595, 842] : [612, 792]);
      assert.ok(text.includes('What was heard') && text.includes('And another.'));
    }
  });
}

test('one picture at a time is in memory: each was handed over before the next is asked for', async () => {
  let handedOver = 0;
  const asked: number[] = [];
  const document = buildDocument(library, reportOf(moments(12)), { appVersion: '0', now: 0 });
  const noise = new Uint8Array(
    await sharp({
      create: {
        width: 900,
        height: 600,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#000',
      },
    })
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
  const loadPicture: LoadPicture = async () => {
    asked.push(handedOver);
    return { jpeg: noise, width: 900, height: 600 };
  };
  const options = { paper: 'a4' as const, systemFonts: createSystemFonts([]), onNote: () => {} };
  for await (const piece of renderPdf(document, loadPicture, options)) handedOver += piece.length;
  assert.equal(asked.length, 12);
  asked.forEach((bytes, index) => {
    assert.ok(bytes >= (index - 1) * noise.length, `before picture ${index + 1}: ${bytes}`);
  });
});

test('the same report gives the same bytes', async () => {
  const [a, b] = [await pdfOf(moments(3)), await pdfOf(moments(3))];
  assert.ok(a.bytes.equals(b.bytes));
});

test('letters of Europe and Vietnam come out as they went in', async () => {
  const text = 'Ærøskøbing, Łódź, Čeština, İstanbul; Синее море ґ; ώρα Ἀθῆναι; Tiếng Việt. “2×3 → fi ffi -> ½ €”';
  const { bytes, notes } = await pdfOf([{ kind: 'text', text: text.replace('→ ', '') }]);
  const { pages } = await readPdf(bytes);
  assert.ok(words(pages[0]!.text).includes(text.replace('→ ', '').normalize('NFC')), pages[0]!.text);
  assert.deepEqual(notes, []);
});

test('what Inter lacks is drawn with a font of the system', async () => {
  const fonts = scratchFolder();
  writeFileSync(join(fonts, 'a.ttf'), makeFont('שלוםע ()', { name: 'Right' }));
  writeFileSync(join(fonts, 'b.ttc'), makeCollection([{ characters: '潮汐表👩', name: 'Squares' }]));
  const { bytes, notes } = await pdfOf([{ kind: 'text', text: 'Tide 潮汐表 and 👩.\nשלום 12 עולם (שלום)' }], { fonts });
  const { pages } = await readPdf(bytes);
  assert.ok(words(pages[0]!.text).includes('Tide 潮汐表 and 👩.'), pages[0]!.text);
  // Words are whole and in their own order; in which order they are told is the reader's matter.
  const [right] = pages[0]!.lines.filter((line) => line.includes('12') && line.includes('שלום'));
  assert.deepEqual(
    [...(right ?? '').matchAll(/\p{L}+|\d+/gu)].map(([word]) => word).sort(),
    ['12', 'שלום', 'שלום', 'עולם'].sort(),
  );
  assert.deepEqual(notes, []);
});

test('what no font has is replaced where it can be seen, and the file says so once', async () => {
  const { bytes, notes } = await pdfOf([{ kind: 'text', text: 'Tide 潮汐 and 👩‍🚀.' }]);
  const { pages } = await readPdf(bytes);
  assert.match(words(pages[0]!.text), /Tide \? ?\? and \? ?\./);
  assert.equal(notes.length, 1);
  assert.match(notes[0]!, /\(Chinese, emoji\)/);
  const text = words(pages.map((page) => page.text).join(' '));
  assert.equal(text.split('A framed question mark').length, 2);
});

test('a font that cannot be cut into subsets costs neither the report nor its characters', async () => {
  const fonts = scratchFolder();
  const broken = makeFont('潮');
  // Its directory says that there is a table of names for glyphs beyond the file's end.
  broken.writeUInt32BE(0x7fffffff, broken.indexOf('post', 0, 'latin1') + 8);
  writeFileSync(join(fonts, 'NotoSans-Broken.ttf'), broken);
  writeFileSync(join(fonts, 'z.ttf'), makeFont('潮', { name: 'Whole' }));
  const { bytes } = await pdfOf([{ kind: 'text', text: 'Tide 潮.' }], { fonts });
  const { pages } = await readPdf(bytes);
  assert.match(words(pages[0]!.text), /Tide 潮\./);
});

test('a word of 10,000 letters and a note of as many are wrapped within the page', async () => {
  const { bytes } = await pdfOf([
    { kind: 'text', text: 'x'.repeat(10_000) },
    momentItem(momentOf({ ...cats, text: 'long words '.repeat(1000) }), { note: 'y'.repeat(10_000) }),
  ]);
  const { pages } = await readPdf(bytes);
  const text = letters(pages.map((page) => page.text).join(''));
  assert.equal([...text.matchAll(/x/g)].length - [...text.matchAll(/ex|xt|Exh/g)].length >= 9_900, true);
  assert.ok([...text.matchAll(/y/g)].length >= 10_000);
  assert.ok([...text.matchAll(/longwords/g)].length >= 990, 'all but those that a page’s end parts');
  for (const { text: page } of pages) for (const line of page.split('\n')) assert.ok(line.length < 160, line);
});

test('hostile strings are words on a page: no address, no script, no file', async () => {
  const bad = { ...row, text: hostile, source: { stage: hostile, model: hostile, version: hostile } };
  for (const template of reportTemplate.options) {
    const items: ReportItem[] = [
      { kind: 'text', text: hostile },
      momentItem(momentOf(bad), { note: hostile, boxes: [{ box: row.box!, label: hostile }] }),
    ];
    const { bytes } = await pdfOf(items, { title: hostile.slice(0, 300), template });
    const { pages, scripts, attachments, xmp } = await readPdf(bytes);
    assert.deepEqual(
      pages.flatMap(({ addresses }) => addresses),
      [],
    );
    assert.deepEqual([scripts, attachments], [null, null]);
    assert.ok(
      pages.some(({ text }) => text.includes('<script>alert(1)</script>')),
      'and can be read',
    );
    assert.doesNotMatch(xmp, /<script|<img/);
    assert.doesNotMatch(bytes.toString('latin1'), /\/(JavaScript|JS|Launch|URI|EmbeddedFile|AA)\b/);
  }
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
test('poppler reads it, too', { skip: !poppler && 'pdftotext is not on this machine' }, async () => {
  const path = join(scratchFolder(), 'report.pdf');
  const { bytes } = await pdfOf([...reportFromAnswer(lowWater).items, ...moments(8)]);
  writeFileSync(path, bytes);
  const { stdout, stderr } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  assert.equal(stderr, '');
  for (const said of ['Low water is 0.9 m at 12:04.', 'Sentence 7 of the harbour master.', 'Page 1 of ']) {
    assert.ok(words(stdout).includes(said), said);
  }
});
