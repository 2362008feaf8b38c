import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { ChildError, runChild } from '../../main/media/run-child.ts';
import { findTools } from '../../main/media/tools.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { exportFormat } from '../../preload/contract/export.ts';
import { reportFormat } from '../../preload/contract/report-format.ts';
import { sample, scratchFolder } from '../fixtures/paths.ts';

const program = fileURLToPath(new URL('../../main/shells/cli/cli.ts', import.meta.url));
const folder = scratchFolder();
const library = join(folder, 'library');
const talk = sample('talk.mp4');
const tools = await findTools({ env: process.env, platform: process.platform });

before(async () => {
  const opened = openLibrary(library, { log: silentLog });
  const id = createHash('sha256').update(readFileSync(talk)).digest('hex');
  opened.assets.add({ ...(await probeMedia(tools, talk)), id, name: 'talk.mp4', playable: true, path: talk });
  const about = { assetId: id, box: null, confidence: 1, source: { stage: 'text', model: 'by-hand', version: '1' } };
  const heading = { kind: 'text', keyFrameId: 'k', role: 'heading', order: 0, heading: null } as const;
  const evidence = [0, 17, 36].map((start, n): Evidence => {
    const detail = { ...heading, cells: [], columns: [], size: 0.1 };
    return { ...about, id: `h${n}`, kind: 'text', start, end: start + 10, text: `Part ${n + 1}`, detail };
  });
  const speech = { kind: 'speech', language: 'en', trackIndex: 1, words: [] } as const;
  evidence.push({
    ...about,
    id: 's',
    kind: 'speech',
    start: 18,
    end: 21,
    text: 'It is low at noon.',
    detail: { ...speech, words: [] },
  });
  opened.stages.commit({ assetId: id, stage: 'text', unit: 'all', evidence });
  opened.close();
});

async function cuepoint(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await runChild(process.execPath, [program, '--library', library, ...args]);
    return { code: 0, out: stdout.toString('utf8').trim(), err: stderr };
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    return { code: Number(/exit code (\d+)/.exec(error.message)?.[1]), out: '', err: error.stderr };
  }
}

/** What each file begins with, or holds. */
const looks: Record<(typeof exportFormat.options)[number] | (typeof reportFormat.options)[number], RegExp> = {
  srt: /^1\n00:00:18,000 --> 00:00:21,000\nIt is low at noon\.\n$/,
  vtt: /^WEBVTT\n[\s\S]*00:00:18\.000 --> 00:00:21\.000\nIt is low/,
  txt: /^Source: talk\.mp4\n[\s\S]*\[0:18\] It is low/,
  csv: /^\ufefffile,sha256,kind[\s\S]*,speech,18\.000,21\.000,0:18,It is low/,
  edl: /^TITLE: talk\.mp4\r\n[\s\S]*002 {2}AX {7}B {5}C {8}00:00:17:00 00:00:27:00/,
  otio: /"OTIO_SCHEMA": "Timeline\.1"[\s\S]*"name": "Part 2"/,
  fcpxml: /<chapter-marker start="17s" duration="10s" value="Part 2"/,
  chapters: /^0:00 Part 1\n0:17 Part 2\n0:36 Part 3\n$/,
  html: /^<!doctype html>[\s\S]*It is low at noon\./,
  pdf: /^%PDF-1\.7/,
  docx: /^PK/,
  md: /^# Noon\n[\s\S]*!\[Frame of talk\.mp4 at 0:18\]\([^)]*01\.jpg\)[\s\S]*It is low at noon\./,
  json: /"\$schema": "urn:cuepoint:report:1"[\s\S]*It is low at noon\./,
};

test('every format of a file, under the name that was given', async () => {
  for (const format of exportFormat.options) {
    const out = join(folder, 'files', `mine.${format}`);
    const made = await cuepoint('export', 'talk.mp4', '--format', format, '--out', out);
    assert.deepEqual([made.code, made.out], [0, out], made.err);
    assert.match(readFileSync(out, 'utf8'), looks[format], format);
  }
  assert.deepEqual(
    readdirSync(join(folder, 'files')).filter((name) => name.endsWith('.source.json')),
    ['mine.chapters.source.json', 'mine.srt.source.json'],
  );
});

test('every format of a report, known by the ending of its name', async () => {
  for (const format of reportFormat.options) {
    const out = join(folder, 'reports', `noon.${format}`);
    const made = await cuepoint('report', '--moment', 'talk.mp4@0:18-0:21=Low', '--title', 'Noon', '--out', out);
    assert.deepEqual([made.code, made.out], [0, out], made.err);
    assert.match(readFileSync(out, 'latin1').replace(/^ï»¿/, ''), looks[format], format);
  }
});

test('no file of the person’s is written over unless that is asked for, and nothing is left half done', async () => {
  const out = join(folder, 'taken.srt');
  writeFileSync(out, 'mine');
  const refused = await cuepoint('export', 'talk.mp4', '--format', 'srt', '--out', out);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /taken\.srt is there already: choose another name, or give --force/);
  assert.equal(readFileSync(out, 'utf8'), 'mine');
  assert.equal(existsSync(`${out}.source.json`), false);
  assert.equal((await cuepoint('export', 'talk.mp4', '--format', 'srt', '--out', out, '--force')).code, 0);
  assert.match(readFileSync(out, 'utf8'), looks.srt);

  const facts = join(folder, 'free.srt.source.json');
  writeFileSync(facts, 'mine');
  assert.equal((await cuepoint('export', 'talk.mp4', '--format', 'srt', '--out', join(folder, 'free.srt'))).code, 2);
  assert.deepEqual([existsSync(join(folder, 'free.srt')), readFileSync(facts, 'utf8')], [false, 'mine']);

  const film = join(folder, 'taken.mp4');
  writeFileSync(film, 'mine');
  const clip = ['export', 'talk.mp4', '--format', 'clip', '--from', '0', '--to', '0.2', '--out', film];
  const before = readdirSync(join(library, 'reports'));
  assert.equal((await cuepoint(...clip)).code, 2);
  assert.equal(readFileSync(film, 'utf8'), 'mine');
  assert.deepEqual(readdirSync(join(library, 'reports')), before, 'and it was not cut in vain');
});
