import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { AppError } from '../../main/app-error.ts';
import { clipStreams } from '../../main/calls/clip-calls.ts';
import { libraryCalls } from '../../main/calls/library-calls.ts';
import { exportAsset } from '../../main/export/export-asset.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { frameAt } from '../../main/media/frames.ts';
import { toJpeg } from '../../main/media/images.ts';
import { openMedia } from '../../main/media/open-media.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { createMediaFiles } from '../../main/media-files.ts';
import { exportReport } from '../../main/report/export-report.ts';
import { previewReport } from '../../main/report/preview-report.ts';
import { openPpOcr, type PpOcr, ppOcrFolder } from '../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import type { Annotation } from '../../preload/contract/annotation.ts';
import { clipsInput } from '../../preload/contract/clips.ts';
import type { Box, Evidence, EvidenceDetail } from '../../preload/contract/evidence.ts';
import { exportFormat } from '../../preload/contract/export.ts';
import { type Report, type ReportItem, reportTemplate } from '../../preload/contract/report.ts';
import { reportFormat } from '../../preload/contract/report-format.ts';
import { exportedPictures } from '../fixtures/exported-pictures.ts';
import { sample, scratchFolder } from '../fixtures/paths.ts';
import { readDocx } from '../fixtures/read-docx.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { readText, strained, variation } from '../fixtures/read-text.ts';
import { answerOf } from '../unit/report/example.ts';

/*
 * A frame of the talk with its title and one row hidden. Everything that can be handed over is made twice, before and after, so that it is
 * seen that the words would be found if they were there.
 */
const folder = scratchFolder();
const tools = await findTools({ env: process.env, platform: process.platform });
const library = openLibrary(join(folder, 'library'), { log: silentLog });
const media = createMediaFiles({
  library,
  tools: async () => tools,
  reportsDir: folder,
  cacheDir: join(folder, 'cache'),
});
const secret = /low water|12[:.]04|0\.9 ?m\b|port ellery/i;
const open = /high water.*05[:.]52.*18[:.]17/is;
const [at, shown] = [20, { start: 17, end: 29.52 }];

let reader: PpOcr;
let talk: string;
let found: Evidence[];
/** Where the words are that will be hidden, a little larger than they are. */
let regions: Box[];

before(async () => {
  reader = await openPpOcr(ppOcrFolder(), 2);
  const path = sample('talk.mp4');
  talk = createHash('sha256').update(readFileSync(path)).digest('hex');
  library.assets.add({ ...(await probeMedia(tools, path)), id: talk, name: basename(path), playable: true, path });
  const read = await readScene(reader, await media.picture(talk, at), { breathe: async () => undefined });
  const words = read.map(({ text, box }, n) =>
    evidence('text', text, { box, role: /ellery/i.test(text) ? 'heading' : 'line', n }),
  );
  const described = evidence('caption', 'A table that says that low water is at 12:04.', { n: read.length });
  const headings = [0, 36.52, 47, 57].map((start, n) =>
    evidence('text', `Part ${n + 1}`, {
      role: 'heading',
      n: 100 + n,
      box: { x: 0.1, y: 0.1, w: 0.5, h: 0.1 },
      start,
      end: start + 7,
    }),
  );
  found = [...words, described];
  library.stages.commit({ assetId: talk, stage: 'text', unit: 'all', evidence: [...found, ...headings] });
  regions = words
    .filter(({ text }) => secret.test(text))
    .map(({ box }) => ({ x: box!.x - 0.01, y: box!.y - 0.012, w: box!.w + 0.02, h: box!.h + 0.024 }));
  assert.equal(regions.length, 4, words.map(({ text }) => text).join(' | '));
});
after(async () => {
  await reader.close();
  library.close();
});

interface More {
  n: number;
  box?: Box;
  role?: 'heading' | 'line';
  start?: number;
  end?: number;
}

function evidence(kind: 'text' | 'caption', text: string, { n, box, role = 'line', ...span }: More): Evidence {
  const about = { role, order: n, heading: 'Port Ellery tide table, Saturday', cells: [], columns: [], size: 0.04 };
  const detail: EvidenceDetail = kind === 'text' ? { kind, keyFrameId: 'k', ...about } : { kind, keyFrameId: 'k' };
  const source = { stage: 'text', model: 'pp-ocr', version: '1' };
  return {
    id: `e${n}`,
    assetId: talk,
    kind,
    text,
    box: box ?? null,
    confidence: 0.99,
    source,
    detail,
    ...shown,
    ...span,
  };
}

function hide(): void {
  const annotations = regions.map(
    (box, n): Annotation => ({ kind: 'hide', id: `${n}`, box, style: n % 2 ? 'blur' : 'pixelate' }),
  );
  library.markedFrames.put({ id: 'm', assetId: talk, at, ...shown, annotations, updatedAt: 0 });
}

/** An answer that cites a row, the sentence resting on it, and the moment with all that was read there. */
function items(): ReportItem[] {
  const low = found.filter(({ text }) => /low water|12:04/i.test(text)).slice(0, 2);
  const high = found.filter(({ text }) => /05:52/.test(text));
  const moment = { id: 'm1', assetId: talk, ...shown, keyFrame: null, evidence: found, score: 1 };
  const answer = answerOf([
    { text: 'It is 0.9 m at 12:04.', from: low },
    { text: 'Under Port Ellery tide table, Saturday stands 05:52.', from: high },
    { text: 'The first is at 05:52.', from: high },
  ]);
  return [
    { kind: 'answer', answer: { ...answer, question: 'How high is it?', moments: [moment] }, note: '' },
    { kind: 'moment', moment, at, boxes: [], note: 'As it was seen.' },
  ];
}

const reportOf = (template: Report['template']): Report => ({
  ...{ id: 'r', title: 'Water', author: 'Mira', date: '', template, createdAt: 0, updatedAt: 0 },
  items: items(),
});
const context = { library, frameAt: media.frame, appVersion: '0.1.0', now: () => 0 };

/** All words of an exported report, wherever a program would look for them. */
async function wordsOf(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith('.docx'))
    return Object.values(readDocx(bytes).xml)
      .join('\n')
      .replace(/<[^>]+>/g, ' ');
  if (!path.endsWith('.pdf')) return bytes.toString('utf8').replace(/base64,[^"]+/g, '');
  const { pages, outline, info, xmp } = await readPdf(bytes);
  return [...pages.map(({ text }) => text), JSON.stringify([outline, info]), xmp].join('\n');
}

/** Whole and region by region; '' where nothing can be made out. */
async function textUnder(picture: Uint8Array): Promise<string> {
  const alone = await Promise.all(regions.map(async (region) => readText(reader, await strained(picture, region))));
  return alone.join('');
}

/** How much the brightness varies under what is hidden, in thumbnails, too. */
async function checkRegions(pictures: readonly Uint8Array[], isHidden: boolean, what: string): Promise<void> {
  assert.ok(pictures.length > 0, `${what} has pictures`);
  for (const picture of pictures) {
    for (const region of regions) {
      const spread = await variation(picture, region);
      assert.ok(isHidden ? spread < 12 : spread > 25, `${what}: brightness varies by ${spread}`);
    }
  }
}

/** The first picture of each export is looked at closely; all of them are the same frame. */
async function checkPictures(pictures: readonly Uint8Array[], isHidden: boolean, what: string): Promise<void> {
  await checkRegions(pictures, isHidden, what);
  const text = await readText(reader, pictures[0]!);
  assert.match(text, open, what);
  const under = await textUnder(pictures[0]!);
  if (isHidden) {
    assert.doesNotMatch(text, secret, what);
    assert.equal(under, '', what);
  } else {
    assert.match(text, secret, what);
    assert.match(under, secret, what);
  }
}

async function checkWords(words: string, isHidden: boolean, what: string): Promise<void> {
  if (isHidden) assert.doesNotMatch(words, secret, what);
  else assert.match(words, secret, what);
}

for (const isHidden of [false, true]) {
  const how = isHidden ? 'hidden' : 'not hidden';

  for (const format of reportFormat.options) {
    test(`${format}, ${how}: pictures and words of a report`, async () => {
      if (isHidden) hide();
      for (const template of reportTemplate.options) {
        const { path } = await exportReport(context, reportOf(template), format, join(folder, how));
        const what = `${format} ${template}`;
        const words = await wordsOf(path);
        await checkWords(words, isHidden, what);
        assert.match(words.replace(/\s+/g, ' '), /The first is at 05:52/, what);
        const told = template === 'brief' || format === 'json' ? /hidden in the picture/ : /partly hidden/;
        if (isHidden) assert.match(words.replace(/\s+/g, ' '), told, what);
        else assert.doesNotMatch(words, /hidden(?!")/, what);
        if (isHidden && template === 'brief' && format !== 'json') assert.match(words, /4 regions are hidden/, what);
        const pictures = await exportedPictures(path);
        if (template === 'brief') await checkPictures(pictures, isHidden, what);
        else await checkRegions(pictures, isHidden, what);
      }
    });
  }

  test(`preview, ${how}: the page that the window shows`, async () => {
    const html = await previewReport(library, reportOf('log'), { appVersion: '0.1.0', now: 0 }, async () => ({
      ...{ source: 'figure/x', width: 16, height: 9 },
    }));
    await checkWords(html, isHidden, 'preview');
  });

  test(`clip, ${how}: its frames from first to last, and a reel`, async () => {
    const outDir = join(folder, how);
    mkdirSync(outDir, { recursive: true });
    const parts = { library, tools: async () => tools, original: media.original, freeBytes: async () => 1e12 };
    const clips = clipStreams({ ...parts, appVersion: '0.1.0', outDir })['clips.export'];
    const moments = [{ assetId: talk, start: 18, end: 19.2, name: '' }];
    for (const as of ['files', 'reel'] as const) {
      const input = clipsInput.parse({ moments, as, title: 'Water' });
      const made = await clips(input, { signal: new AbortController().signal, emit: () => undefined });
      const source = await openMedia(tools, made.files[0]!.path);
      const pictures: Uint8Array[] = [];
      for (const second of [0.6, 0, 1.16])
        pictures.push(await toJpeg(await frameAt(tools, source, second), { quality: 95 }));
      await checkPictures(pictures, isHidden, as);
    }
  });

  for (const format of exportFormat.options.filter((one) => !['srt', 'vtt', 'txt'].includes(one))) {
    test(`${format}, ${how}: what it quotes of the screen`, async () => {
      const calls = libraryCalls(
        library,
        new AppError('FORBIDDEN', 'not here'),
        () => undefined,
        (what) => exportAsset({ ...what, appVersion: '0.1.0', outDir: join(folder, how) }),
      );
      const { path } = await calls['library.export']({ assetId: talk, format, moments: [] });
      const text = readFileSync(path, 'utf8');
      await checkWords(text, isHidden, format);
      assert.match(text, format === 'csv' ? /05:52/ : /Part 1/);
    });
  }
}
