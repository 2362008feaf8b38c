import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { createMediaFiles } from '../../main/media-files.ts';
import { exportReport } from '../../main/report/export-report.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { Report, ReportItem } from '../../preload/contract/report.ts';
import { fixture, sample } from '../fixtures/paths.ts';

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-report-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const tools = await findTools({ env: process.env, platform: process.platform });
const library = openLibrary(join(dir, 'library'), { log: silentLog });
after(() => library.close());
const reportsDir = join(dir, 'reports');
const media = createMediaFiles({ library, tools: async () => tools, reportsDir, cacheDir: join(dir, 'cache') });

async function add(path: string): Promise<string> {
  const id = createHash('sha256').update(readFileSync(path)).digest('hex');
  library.assets.add({ ...(await probeMedia(tools, path)), id, name: basename(path), playable: true, path });
  return id;
}

function item(assetId: string, second: number, text: string, box: Evidence['box']): ReportItem {
  const detail: Evidence['detail'] = { kind: 'note' };
  const source = { stage: 'text', model: 'tesseract', version: '1' };
  const span = { start: second, end: second };
  const evidence: Evidence = { id: text, assetId, kind: 'note', ...span, text, box, confidence: 1, source, detail };
  const moment = { id: text, assetId, ...span, keyFrame: null, evidence: [evidence], score: 1 };
  return { kind: 'moment', moment, at: second, boxes: box ? [{ box, label: 'here' }] : [], note: '' };
}

test('a report over real files shows the frame of the second, the box on it, and nothing of where the files lay', async () => {
  const talk = await add(sample('talk.mp4'));
  const free = fixture('free', 'rocket.jpg');
  const photoPath = join(dir, 'at-home.jpg');
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' };
  writeFileSync(
    photoPath,
    await sharp(free)
      .withExif({ IFD0: { Artist: 'Mira' }, IFD3: gps })
      .jpeg()
      .toBuffer(),
  );
  const photo = await add(photoPath);
  const row = { x: 0.06, y: 0.46, w: 0.88, h: 0.11 };
  const items = [item(talk, 20, 'Low water', row), item(photo, 0, 'A rocket', null)];
  const report: Report = {
    id: 'r',
    title: 'Two files',
    author: '',
    date: '',
    template: 'brief',
    items,
    createdAt: 0,
    updatedAt: 0,
  };

  const context = { library, frameAt: media.frame, appVersion: '0.1.0', now: () => 0 };
  const { path } = await exportReport(context, report, 'html', reportsDir);
  const html = readFileSync(path, 'utf8');
  const pictures = [...html.matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)].map((match) =>
    Buffer.from(match[1]!, 'base64'),
  );
  assert.equal(pictures.length, 2);
  assert.ok(!html.includes(dir) && !html.includes('sample/media'), 'no path');
  for (const picture of pictures) {
    const { exif, xmp, iptc } = await sharp(picture).metadata();
    assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
  }
  assert.ok(html.includes(talk) && html.includes('talk.mp4') && html.includes('at-home.jpg'));

  const shown = await sharp(pictures[0]).raw().toBuffer({ resolveWithObject: true });
  const plain = await sharp(await media.frame(talk, 20, 1280))
    .raw()
    .toBuffer();
  assert.deepEqual([shown.info.width, shown.info.height], [1280, 720]);
  const differs = (x: number, y: number) =>
    Math.max(...[0, 1, 2].map((c) => Math.abs(shown.data[(y * 1280 + x) * 3 + c]! - plain[(y * 1280 + x) * 3 + c]!)));
  const edge = Array.from({ length: 100 }, (_, i) => differs(400 + i * 5, Math.round((row.y + row.h) * 720) + 12));
  assert.ok(Math.min(...edge) > 40, 'the lower edge of the box runs through');
  const inside = Array.from({ length: 100 }, (_, i) => differs(100 + i * 10, 360));
  const elsewhere = Array.from({ length: 100 }, (_, i) => differs(100 + i * 10, 90));
  assert.ok(Math.max(...inside) < 40 && Math.max(...elsewhere) < 40, 'the rest is the frame of that second');
});
