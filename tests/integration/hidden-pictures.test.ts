import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { exportFrame } from '../../main/annotate/export-frame.ts';
import { calloutsAt, hiddenAt, shapesAt } from '../../main/annotate/marks-at.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { createMediaFiles } from '../../main/media-files.ts';
import { exportReport } from '../../main/report/export-report.ts';
import { openPpOcr, ppOcrFolder } from '../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import type { Annotation, AnnotationOf } from '../../preload/contract/annotation.ts';
import type { ReportItem } from '../../preload/contract/report.ts';
import { sample } from '../fixtures/paths.ts';

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-hidden-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const tools = await findTools({ env: process.env, platform: process.platform });
const library = openLibrary(join(dir, 'library'), { log: silentLog });
after(() => library.close());
const reportsDir = join(dir, 'reports');
const media = createMediaFiles({ library, tools: async () => tools, reportsDir, cacheDir: join(dir, 'cache') });
const reader = await openPpOcr(ppOcrFolder(), 2);
after(() => reader.close());

async function add(path: string): Promise<string> {
  const id = createHash('sha256').update(readFileSync(path)).digest('hex');
  library.assets.add({ ...(await probeMedia(tools, path)), id, name: basename(path), playable: true, path });
  return id;
}

/** A slide with three lines, larger than a report prints it. */
async function slide(): Promise<string> {
  const line = (text: string, y: number) =>
    `<text x="160" y="${y}" font-family="DejaVu Sans" font-weight="bold" font-size="96">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="100%" height="100%" fill="#fff"/>
    ${line('Harbour office', 240)}${line('Witness Mira Voss', 560)}${line('Gate 4', 880)}</svg>`;
  const path = join(dir, 'slide.png');
  writeFileSync(path, await sharp(Buffer.from(svg)).png().toBuffer());
  return add(path);
}

async function textIn(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const image = { data: new Uint8Array(data), width: info.width, height: info.height };
  const lines = await readScene(reader, image, { breathe: async () => undefined });
  return lines.map(({ text }) => text).join(' | ');
}

function itemAt(assetId: string, at: number): ReportItem {
  const moment = { id: `${at}`, assetId, start: at, end: at, keyFrame: null, evidence: [], score: 1 };
  return { kind: 'moment', moment, at, boxes: [], note: '' };
}

async function picturesOf(items: ReportItem[]) {
  const base = {
    id: 'r',
    title: 'Hidden',
    author: '',
    date: '',
    template: 'brief' as const,
    createdAt: 0,
    updatedAt: 0,
  };
  const context = { library, frameAt: media.frame, appVersion: '0.1.0', now: () => 0 };
  const { path } = await exportReport(context, { ...base, items }, 'html', reportsDir);
  const html = readFileSync(path, 'utf8');
  const pictures = [...html.matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)].map((match) =>
    Buffer.from(match[1]!, 'base64'),
  );
  return { html, pictures };
}

async function variation(picture: Uint8Array, area: { left: number; top: number; width: number; height: number }) {
  const { data, info } = await sharp(picture).extract(area).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return (await sharp(data, { raw: { width, height, channels } }).stats()).channels[0]!.stdev;
}

const hidden = (style: 'blur' | 'pixelate', box: AnnotationOf<'hide'>['box']): Annotation => ({
  kind: 'hide',
  id: style,
  box,
  style,
});

test('a name that was hidden is in no picture of a report, however it is looked at', async () => {
  const id = await slide();
  const box = { x: 0.06, y: 0.4, w: 0.7, h: 0.16 };
  const [clear] = (await picturesOf([itemAt(id, 0)])).pictures;
  assert.match(await textIn(clear!), /Harbour office.*Mira Voss.*Gate 4/);
  for (const style of ['blur', 'pixelate'] as const) {
    const callout: Annotation = {
      kind: 'callout',
      id: 'c',
      color: 'red',
      at: { x: 0.05, y: 0.2 },
      number: 1,
      text: 'The <office>',
    };
    const annotations = [hidden(style, box), callout];
    library.markedFrames.put({ id: 'm', assetId: id, at: 0, start: 0, end: 0, annotations, updatedAt: 0 });
    const { html, pictures } = await picturesOf([itemAt(id, 0)]);
    const picture = sharp(pictures[0]);
    assert.deepEqual((await picture.metadata()).width, 1280);
    const text = await textIn(pictures[0]!);
    assert.match(text, /Harbour office.*Gate 4/);
    assert.doesNotMatch(text, /Mira|Voss|Witn/);
    // Made as sharp and as contrasting as it will go, and looked at alone.
    const area = { left: 80, top: 290, width: 890, height: 112 };
    const alone = picture.clone().extract(area);
    const strained = await alone.clone().normalise().sharpen({ sigma: 3 }).resize(1780).png().toBuffer();
    assert.equal(await textIn(strained), '');
    const [left, before] = await Promise.all([pictures[0]!, clear!].map((one) => variation(one, area)));
    assert.ok(left! < 20 && before! > 60, `what varied by ${before} varies by ${left}`);
    assert.ok(html.includes('1 – The &lt;office&gt;'), 'what the number stands for is in the report');
  }
});

test('in a film it is hidden over its span and not beyond, and drawn on at its own second alone', async () => {
  const id = await add(sample('talk.mp4'));
  const row = { x: 0.04, y: 0.45, w: 0.92, h: 0.12 };
  const arrow: Annotation = { kind: 'arrow', id: 'a', color: 'red', from: { x: 0.1, y: 0.9 }, to: { x: 0.9, y: 0.9 } };
  const callout: Annotation = {
    kind: 'callout',
    id: 'c',
    color: 'red',
    at: { x: 0.1, y: 0.1 },
    number: 3,
    text: 'Title',
  };
  const annotations = [hidden('pixelate', row), arrow, callout];
  library.markedFrames.put({ id: 'f', assetId: id, at: 20, start: 18, end: 27, annotations, updatedAt: 0 });
  const { pictures } = await picturesOf([17.5, 20, 26].map((at) => itemAt(id, at)));
  const texts = await Promise.all(pictures.map(textIn));
  assert.match(texts[0]!, /12:04/);
  for (const text of texts.slice(1)) {
    assert.match(text, /05:52/);
    assert.doesNotMatch(text, /12:04|0\.9 ?m/);
  }
  const red = async (picture: Buffer) => {
    const raw = await sharp(picture).raw().toBuffer();
    const at = (Math.round(0.9 * 720) * 1280 + 640) * 3;
    return raw[at]! > 180 && raw[at + 1]! < 110;
  };
  assert.deepEqual(await Promise.all(pictures.map(red)), [false, true, false]);
});

test('a frame saved as a picture has its own size, what was drawn, nothing of what was hidden, and says where it is from', async () => {
  const asset = library.assets.list().find(({ name }) => name === 'talk.mp4')!;
  const outDir = join(dir, 'pictures');
  const exported = await exportFrame({
    ...{ asset, at: 20, picture: await media.picture(asset.id, 20), format: 'png', appVersion: '0.1.0', outDir },
    ...{ hidden: hiddenAt(library, asset.id, 20, 20), shapes: shapesAt(library, asset.id, 20) },
    callouts: calloutsAt(library, asset.id, 20),
  });
  assert.equal(exported.fileName, 'talk-0-20.png');
  const picture = readFileSync(exported.path);
  assert.deepEqual([(await sharp(picture).metadata()).width, picture.length], [asset.width, exported.bytes]);
  const text = await textIn(picture);
  assert.match(text, /05:52/);
  assert.doesNotMatch(text, /12:04/);
  assert.deepEqual(readdirSync(outDir).sort(), ['talk-0-20.png', 'talk-0-20.png.source.json']);
  const facts = JSON.parse(readFileSync(`${exported.path}.source.json`, 'utf8'));
  assert.equal(facts.sha256, asset.id);
  assert.deepEqual([facts.at, facts.hidden, facts.drawn, facts.callouts], [20, 1, 2, [{ number: 3, text: 'Title' }]]);
});
