import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { type ExportAsset, exportAsset } from '../../../main/export/export-asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { exportFormat } from '../../../preload/contract/export.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { assets, photoId, soundId, talkId } from '../report/example.ts';

const assetOf = (id: string) => assets.find((asset) => asset.id === id)!;

const heading: Evidence = {
  id: 'h',
  assetId: talkId,
  kind: 'text',
  start: 17,
  end: 29.52,
  text: 'Port Ellery tide table',
  box: null,
  confidence: 0.9,
  source: { stage: 'text', model: 'tesseract-eng', version: '1' },
  detail: {
    kind: 'text',
    keyFrameId: 'k',
    role: 'heading',
    order: 0,
    heading: null,
    cells: [],
    columns: [],
    size: 0.1,
  },
};
const said: Evidence = {
  ...heading,
  id: 's',
  kind: 'speech',
  text: 'Low water is at noon.',
  detail: { kind: 'speech', language: 'en', trackIndex: 1, words: [] },
};
const evidence = [heading, said];

const options = (more: Partial<ExportAsset>): ExportAsset => ({
  asset: assetOf(talkId),
  evidence,
  format: 'srt',
  moments: [],
  appVersion: '1.2.3',
  outDir: scratchFolder(),
  ...more,
});

const moments = [0, 20, 40].map((start) => ({ start, end: start + 5, name: `At ${start}` }));

for (const format of exportFormat.options) {
  test(`${format}: a file that says what it was made from, under a new name each time`, async () => {
    const given = options({ format, moments: format === 'edl' ? [] : moments });
    const first = await exportAsset(given);
    const second = await exportAsset(given);
    assert.notEqual(first.path, second.path);
    const text = readFileSync(first.path, 'utf8');
    assert.equal(Buffer.byteLength(text), first.bytes);
    const beside = readdirSync(given.outDir).find((name) => name === `${basename(first.path)}.source.json`);
    const facts = beside === undefined ? text : readFileSync(`${first.path}.source.json`, 'utf8');
    for (const fact of ['talk.mp4', talkId, 'Cuepoint 1.2.3']) assert.ok(facts.includes(fact), fact);
    assert.equal(
      readdirSync(given.outDir).some((name) => name.endsWith('.part')),
      false,
    );
  });
}

test('what is not there is said, and nothing is written', async () => {
  const outDir = scratchFolder();
  const refused = (more: Partial<ExportAsset>, message: RegExp) =>
    assert.rejects(exportAsset(options({ outDir, ...more })), { code: 'BAD_INPUT', message });
  await refused({ evidence: [heading] }, /no speech and no subtitles/);
  await refused({ format: 'csv', evidence: [] }, /Nothing was found/);
  await refused({ format: 'edl', evidence: [said] }, /name the moments/);
  await refused({ format: 'otio', asset: assetOf(photoId) }, /still picture/);
  await refused({ format: 'edl', moments: [{ start: 81, end: 82, name: 'x' }] }, /lasts 80\.0 s/);
  await refused({ format: 'edl', moments: [{ start: 8, end: 2, name: 'x' }] }, /not in talk\.mp4/);
  assert.deepEqual(readdirSync(outDir), []);
});

test('a moment ends with its file; sound alone is a track of sound', async () => {
  const asset = assetOf(soundId);
  const { path } = await exportAsset(
    options({ asset, format: 'edl', moments: [{ start: 3720, end: 9999, name: 'Last' }] }),
  );
  assert.match(readFileSync(path, 'utf8'), /001 {2}AX {7}A {5}C {8}01:02:00:00 01:02:05:00 01:00:00:00 01:00:05:00/);
});
