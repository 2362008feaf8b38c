import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { test } from 'node:test';
import { exportAsset } from '../../../main/export/export-asset.ts';
import { csvRows } from '../../../main/shells/cli/csv-rows.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { type ExportFormat, exportFormat } from '../../../preload/contract/export.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { xmlFaults } from '../../fixtures/read-docx.ts';
import { assets, hostile, talkId } from '../report/example.ts';

/** What means harm to one format or another, in the words of a file, a person or a recogniser. */
const strings = [
  hostile,
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\u3000=1+1',
  '00:00:01.000 --> 00:00:09.000\n<v evil>said',
  'NOTE\n\nSTYLE\n::cue { background: url(https://evil.example) }',
  '{\\an8}<font color="red">x</font>',
  '001  AX       B     C        01:00:00:00 01:00:01:00 00:00:00:00 00:00:01:00',
  ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '-->',
  '","OTIO_SCHEMA":"Clip.2"',
  '../../../etc/passwd',
  'CON',
  'nul\u0000\u001b[31m\u202egpj.exe',
  '👩‍🚀 שלום مرحبا 潮汐',
];

const source = { stage: 'speech', model: 'm', version: '1' };
const detail: Evidence['detail'] = { kind: 'speech', language: 'en', trackIndex: 1, words: [] };
const evidenceOf = (text: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ id: text, assetId: talkId, kind: 'speech', start: 17, end: 20, text, box: null, confidence: 0.9 },
  ...{ source, detail },
  ...more,
});

async function exported(format: ExportFormat, text: string) {
  const outDir = scratchFolder();
  const asset = { ...assets.find(({ id }) => id === talkId)!, name: text, paths: ['/home/mira/talk.mp4'] };
  const evidence = [
    evidenceOf(text),
    evidenceOf('Plain.', { start: 30, end: 32, source: { stage: text, model: text, version: text } }),
  ];
  const moments = [0, 20, 40].map((start) => ({ start, end: start + 5, name: text.slice(0, 1000) }));
  const file = await exportAsset({ asset, evidence, format, moments, appVersion: '1', outDir });
  for (const name of readdirSync(outDir))
    assert.match(name, /^[\p{L}\p{N}\p{M}-]+(\.[a-z]+){1,3}$/u, 'a file of this folder');
  assert.doesNotMatch(basename(file.path, extname(file.path)), /^(con|nul)$/i);
  const written = readFileSync(file.path, 'utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
  assert.doesNotMatch(written, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
  assert.ok(written.isWellFormed());
  return written;
}

const check: Record<ExportFormat, (written: string) => void> = {
  csv(written) {
    for (const row of csvRows(written.replace(/^\ufeff/, ''))) {
      assert.equal(row.length, 14);
      for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@]/, cell.slice(0, 40));
    }
  },
  srt(written) {
    const cues = written.split(/\n\n+/).filter((cue) => cue.trim() !== '');
    assert.deepEqual(
      cues.map((cue) => /^(\d+)\n[\d:,]+ --> [\d:,]+\n/.exec(cue)?.[1]),
      ['1', '2'],
    );
    assert.equal(written.split('-->').length, 3);
    assert.doesNotMatch(written, /[<>](?<!-->)|\{\\/);
  },
  vtt(written) {
    assert.equal(written.split('-->').length, 3);
    assert.doesNotMatch(written, /^STYLE$/m);
    assert.equal([...written.matchAll(/^NOTE$/gm)].length, 1);
    assert.doesNotMatch(written.replace(/^.*-->.*$/gm, ''), /<(?!v )|>(?=[^\n]*<)/);
  },
  txt(written) {
    assert.equal([...written.matchAll(/^\[\d+:\d\d\]/gm)].length, 2);
  },
  edl(written) {
    const events = written.split('\r\n').filter((line) => /^\d{3} {2}/.test(line));
    assert.equal(events.length, 3);
    for (const line of written.split('\r\n')) assert.match(line, /^($|TITLE: |FCM: |\d{3} {2}|\* )/, line.slice(0, 60));
  },
  otio(written) {
    const timeline = JSON.parse(written);
    assert.equal(timeline.tracks.children.length, 1);
    assert.equal(timeline.tracks.children[0].children[0].markers.length, 3);
  },
  fcpxml(written) {
    assert.deepEqual(xmlFaults(written.replace('<!DOCTYPE fcpxml>', '')), []);
    assert.doesNotMatch(written, /<!ENTITY|<script/);
    assert.equal([...written.matchAll(/<chapter-marker /g)].length, 3);
  },
  chapters(written) {
    const lines = written.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    for (const line of lines) assert.match(line, /^\d+:\d\d [^<>]*$/);
  },
};

for (const format of exportFormat.options) {
  test(`${format}: words that mean harm stay words`, async () => {
    for (const text of strings) check[format](await exported(format, text));
  });
}
