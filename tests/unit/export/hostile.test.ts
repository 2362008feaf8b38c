import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { test } from 'node:test';
import { exportAsset } from '../../../main/export/export-asset.ts';
import { cleanLine } from '../../../main/report/clean-text.ts';
import { csvRows } from '../../../main/shells/cli/csv-rows.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { type ExportFormat, exportFormat } from '../../../preload/contract/export.ts';
import { harmfulStrings } from '../../fixtures/harmful-strings.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { xmlFaults } from '../../fixtures/read-docx.ts';
import { assets, hostile, talkId } from '../report/example.ts';

const strings = [hostile, ...harmfulStrings];

const source = { stage: 'speech', model: 'm', version: '1' };
const speech: Evidence['detail'] = { kind: 'speech', language: 'en', trackIndex: 1, words: [] };
const evidenceOf = (text: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ id: text, assetId: talkId, kind: 'speech', start: 17, end: 20, text, box: null, confidence: 0.9 },
  ...{ source, detail: speech },
  ...more,
});

/** Who says it, what it was before it was put right, and by whom it was read mean harm, too. */
function spoken(text: string): Evidence[] {
  const named = { ...speech, speaker: text };
  const read = { stage: text, model: text, version: text };
  return [
    evidenceOf(text, { detail: named, original: { text: `${text}?`, speaker: text } }),
    evidenceOf('Plain.', { start: 30, end: 32, source: read }),
  ];
}

/** Notes, which name the marks where none are given: the first line is the name, the rest the note. */
const noted = (text: string): Evidence[] =>
  [0, 20, 40].map((start) =>
    evidenceOf(text, {
      ...{ id: `note-${start}`, kind: 'note', start, end: start + 5, detail: { kind: 'note' } },
      text: `${text.split('\n')[0]}\n${text}`,
    }),
  );

async function exported(format: ExportFormat, text: string, evidence: Evidence[], isNamed: boolean) {
  const outDir = scratchFolder();
  const asset = { ...assets.find(({ id }) => id === talkId)!, name: text, paths: [`/home/mira/${text}`] };
  const moments = isNamed ? [0, 20, 40].map((start) => ({ start, end: start + 5, name: text.slice(0, 1000) })) : [];
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
      for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/, cell.slice(0, 40));
    }
    // Where semicolons or tabs part cells, quotes within a row are letters and its line ends are the ends of rows.
    for (const cell of written.split(/[;\t\n]/))
      assert.doesNotMatch(cell, /^\s*"?\s*[=+\-@＝＋－＠]/, cell.slice(0, 40));
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
    for (const text of strings) {
      check[format](await exported(format, text, spoken(text), true));
      const isMarks = ['edl', 'otio', 'fcpxml', 'chapters', 'csv'].includes(format);
      if (isMarks && cleanLine(text) !== '') check[format](await exported(format, text, noted(text), false));
    }
  });
}
