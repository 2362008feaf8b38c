import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { createMediaFiles } from '../../main/media-files.ts';
import { exportReport, pictureLoader } from '../../main/report/export-report.ts';
import { createPreviewFigures } from '../../main/report/preview-figures.ts';
import { previewReport } from '../../main/report/preview-report.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { type Report, type ReportItem, reportTemplate } from '../../preload/contract/report.ts';
import { fixture, sample } from '../fixtures/paths.ts';

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-preview-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const tools = await findTools({ env: process.env, platform: process.platform });
const library = openLibrary(join(dir, 'library'), { log: silentLog });
after(() => library.close());
const reportsDir = join(dir, 'reports');
const cacheDir = join(dir, 'cache');
const media = createMediaFiles({ library, tools: async () => tools, reportsDir, cacheDir });
const context = { library, frameAt: media.frame, appVersion: '0.1.0', now: () => Date.UTC(2026, 10, 26) };
const decoded: string[] = [];
const load = pictureLoader(context);
const figures = createPreviewFigures({
  library,
  loadPicture: (figure) => {
    decoded.push(figure.place.fileName);
    return load(figure);
  },
  isThere: media.isThere,
  cacheDir,
});

async function add(path: string): Promise<string> {
  const id = createHash('sha256').update(readFileSync(path)).digest('hex');
  library.assets.add({ ...(await probeMedia(tools, path)), id, name: basename(path), playable: true, path });
  return id;
}

function moment(assetId: string, second: number, box: Evidence['box'] = null): ReportItem {
  const span = { start: second, end: second };
  const source = { stage: 'text', model: 'ocr', version: '1' };
  const detail: Evidence['detail'] = { kind: 'note' };
  const text = `<b>seen</b> & "quoted" at ${second}`;
  const id = `${assetId}-${second}`;
  const evidence: Evidence = { id, assetId, kind: 'note', ...span, text, box, confidence: 1, source, detail };
  const boxes = box ? [{ box, label: 'here' }] : [];
  const found = { id, assetId, ...span, keyFrame: null, evidence: [evidence], score: 1 };
  return { kind: 'moment', moment: found, at: second, boxes, note: 'Noted.' };
}

const draftOf = (items: ReportItem[], template: Report['template'] = 'brief') => ({
  title: 'Preview & export',
  author: 'Mira',
  date: '',
  template,
  items,
});
const preview = (draft: ReturnType<typeof draftOf>) =>
  previewReport(library, draft, { appVersion: '0.1.0', now: context.now() }, figures.place);
async function exported(draft: ReturnType<typeof draftOf>): Promise<string> {
  const report: Report = { id: 'r', ...draft, createdAt: 0, updatedAt: 0 };
  return readFileSync((await exportReport(context, report, 'html', reportsDir)).path, 'utf8');
}
/** A page without where its pictures come from. */
const withoutSources = (html: string) => html.replace(/ src="[^"]*"/g, ' src=""').replace(/img-src [^;]*;/, 'img-src;');
const sourcesOf = (html: string) => [...html.matchAll(/ src="([^"]*)"/g)].map((match) => match[1]!);

const talk = await add(sample('talk.mp4'));
const photo = await add(fixture('free', 'rocket.jpg'));
const leaving = join(dir, 'leaving.jpg');
copyFileSync(fixture('free', 'chelsea.png'), leaving);
const gone = await add(leaving);

const items: ReportItem[] = [
  { kind: 'heading', text: 'Tides <1>' },
  { kind: 'text', text: 'One.\n\nTwo.' },
  moment(talk, 20, { x: 0.1, y: 0.4, w: 0.5, h: 0.1 }),
  moment(talk, 42),
  moment(photo, 0),
  moment(gone, 0),
];

for (const template of reportTemplate.options) {
  test(`the preview of a ${template} is what its export writes, before any picture was decoded`, async () => {
    decoded.length = 0;
    const draft = draftOf(items, template);
    const html = await preview(draft);
    assert.deepEqual(decoded, []);
    assert.equal(withoutSources(html), withoutSources(await exported(draft)));
    assert.equal(sourcesOf(html).length, 4);
    for (const source of sourcesOf(html)) assert.match(source, /^figure\/[0-9a-f]{64}\/[0-9a-f]{64}$/);
  });
}

test('a picture of the preview is the export’s own, to the byte, and made once', async () => {
  const draft = draftOf(items);
  const shown = sourcesOf(await preview(draft));
  const embedded = sourcesOf(await exported(draft)).map((source) => Buffer.from(source.split(',')[1]!, 'base64'));
  decoded.length = 0;
  for (const [index, source] of shown.entries()) {
    const [, assetId, digest] = source.split('/');
    const [file, again] = await Promise.all([figures.find(assetId!, digest!), figures.find(assetId!, digest!)]);
    assert.equal(file, again);
    assert.deepEqual(readFileSync(file!), embedded[index]);
  }
  assert.equal(decoded.length, shown.length);
  assert.ok(
    readdirSync(cacheDir).every((name) => /^[0-9a-f]{64}/.test(name)),
    'they go with their file',
  );
});

test('what is drawn on a picture later gives it another address', async () => {
  const draft = draftOf(items.slice(2, 3));
  const before = sourcesOf(await preview(draft));
  const annotations = [{ kind: 'hide' as const, id: 'h', box: { x: 0, y: 0, w: 1, h: 1 }, style: 'blur' as const }];
  library.markedFrames.put({ id: 'm', assetId: talk, at: 20, start: 18, end: 22, annotations, updatedAt: 1 });
  const after = sourcesOf(await preview(draft));
  library.markedFrames.remove('m');
  assert.notDeepEqual(after, before);
  assert.deepEqual(sourcesOf(await preview(draft)), before);
});

test('a file that left says so in the preview as in the export; a picture nobody asked for is none', async () => {
  rmSync(leaving);
  const draft = draftOf(items);
  const html = await preview(draft);
  assert.match(html, /leaving\.jpg was not where it used to be/);
  assert.equal(withoutSources(html), withoutSources(await exported(draft)));
  assert.equal(await figures.find(talk, 'f'.repeat(64)), undefined);
  const [, , digest] = sourcesOf(html)[0]!.split('/');
  assert.equal(await figures.find(photo, digest!), undefined, 'nor is one under another file’s name');
});
