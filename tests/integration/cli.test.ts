import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { fixture, sample } from '../fixtures/paths.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'main', 'shells', 'cli', 'cli.ts');
const cat = fixture('free', 'chelsea.png');
const meeting = sample('meeting.mp4');
const dir = mkdtempSync(join(tmpdir(), 'cuepoint-cli-'));
const library = join(dir, 'library');

after(() => rmSync(dir, { recursive: true, force: true }));

function start(args: string[]) {
  const env = {
    ...process.env,
    CUEPOINT_LIBRARY: library,
    CUEPOINT_MODELS: join(dir, 'models'),
    CUEPOINT_CHECK_OUTPUTS: '1',
  };
  const child = spawn(process.execPath, [program, ...args], { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
  return { child, said, ended };
}

const cuepoint = (...args: string[]) => start(args).ended;

test('a command that does not exist or lacks its argument is used wrongly', async () => {
  for (const args of [
    ['dance'],
    ['ask'],
    ['search', 'x', '--limit', '0'],
    ['ask', 'x', '--from', 'noon'],
    ['report'],
  ]) {
    const { code, err } = await cuepoint(...args);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.notEqual(err, '');
  }
  assert.equal((await cuepoint('--help')).code, 0);
});

test('a question without words, or with too many, is refused in a sentence', async () => {
  const long = 'tide '.repeat(500);
  for (const args of [
    ['ask', ' '],
    ['ask', 'Why?', '--after', ''],
    ['search', ''],
    ['ask', long],
    ['search', long.slice(0, 1100)],
  ]) {
    const { code, err } = await cuepoint(...args);
    assert.equal(code, 2);
    assert.match(err, /^cuepoint: .*: give (a question|what to look for)( of at most (1000|2000))?\.$/m);
  }
});

test('where there is no library yet, reading says so and makes none', async () => {
  const { code, err } = await cuepoint('list');
  assert.equal(code, 3);
  assert.match(err, /no library .* yet; add files with “cuepoint ingest/);
  assert.equal(existsSync(library), false);
});

describe('with a picture taken in', () => {
  let ingested: Awaited<ReturnType<typeof cuepoint>>;
  before(async () => {
    writeFileSync(join(dir, 'notes.txt'), 'no media');
    ingested = await cuepoint('ingest', cat, 'notes.txt');
  });

  test('ingest tells what became of each file; one that was named and passed over is a failure', () => {
    assert.equal(ingested.code, 1);
    assert.match(ingested.out, /^chelsea\.png: ready$/m);
    assert.match(ingested.out, /notes\.txt: .*no picture, video or sound/);
    assert.doesNotMatch(ingested.err, /\r/);
  });

  test('the same content again is here already', async () => {
    const { code, out } = await cuepoint('ingest', cat);
    assert.deepEqual([code, out], [0, 'chelsea.png: already here\n']);
  });

  test('list and search, for a person and for a program', async () => {
    assert.match((await cuepoint('list')).out, /^[0-9a-f]{12} {2}451×300 {2}ready {2}chelsea\.png {2}1 object$/m);
    assert.match((await cuepoint('search', 'cat')).out, /^chelsea\.png {2}1 cat \(object\)$/m);
    const { code, out } = await cuepoint('search', 'cat', '--kind', 'speech', '--json');
    assert.equal(code, 3);
    assert.deepEqual(JSON.parse(out).moments, []);
  });

  test('ask cites; what the files do not say is not found', async () => {
    const answered = await cuepoint('ask', 'How many cats are there?', '--trace');
    assert.equal(answered.code, 0);
    assert.match(answered.out, /1 cat.*\[chelsea\.png\]/);
    assert.match(answered.err, /Route: /);
    const followed = await cuepoint('ask', 'How many of them?', '--after', 'Is there a cat in the picture?', '--trace');
    assert.match(followed.out, /^1 cat[^\n]*\[chelsea\.png\]\n$/);
    assert.match(followed.err, /Understood as: How many cats are there\?/);
    const unknown = await cuepoint('ask', 'Who', 'invented', 'the', 'telephone?', '--in', 'chelsea.png');
    assert.equal(unknown.code, 3);
    assert.match(unknown.out, /^Not found in your files\./);
  });

  test('report writes a file that stands alone', async () => {
    const target = join(dir, 'out', 'cats.html');
    const { code, out } = await cuepoint('report', '--question', 'How many cats are there?', '--json', '--out', target);
    const { answer, path } = JSON.parse(out);
    assert.deepEqual([code, path], [0, target]);
    const html = readFileSync(target, 'utf8');
    assert.match(html, /How many cats are there\?/);
    assert.match(html, /data:image\/jpeg;base64,/);
    const again = await cuepoint('report', '--answer', answer.id, '--format', 'md', '--out', `${dir}/`);
    assert.equal(again.code, 0);
    assert.match(readFileSync(again.out.trim(), 'utf8'), /!\[.*\]\(/);
  });

  test('report takes moments and reports of the library, in every format, and writes over nothing', async () => {
    const pdf = join(dir, 'out', 'cat.pdf');
    const made = await cuepoint(
      'report',
      '--moment',
      'chelsea.png',
      '--title',
      'A cat',
      '--date',
      '2026-11-23',
      '--out',
      pdf,
      '--json',
    );
    assert.equal(made.code, 0, made.err);
    assert.equal(readFileSync(pdf).toString('latin1', 0, 8), '%PDF-1.7', 'the format is what the name ends in');
    const again = await cuepoint('report', '--report', 'a CAT', '--out', pdf);
    assert.deepEqual([again.code, again.out], [2, '']);
    assert.match(again.err, /cat\.pdf is there already: choose another name, or give --force/);
    const list = join(dir, 'moments.csv');
    writeFileSync(list, 'asset,note\nchelsea.png,"A note, and more"\n');
    const { code, out } = await cuepoint(
      'report',
      '--moments',
      list,
      '--format',
      'json',
      '--template',
      'log',
      '--out',
      `${dir}/`,
    );
    assert.equal(code, 0);
    const json = JSON.parse(readFileSync(out.trim(), 'utf8'));
    assert.deepEqual([json.template, json.sources[0].name], ['log', 'chelsea.png']);
    assert.ok(
      JSON.stringify(json).includes('A note, and more') &&
        existsSync(join(dir, json.blocks[0].moments[0].figure.picture.file)),
    );
    const word = await cuepoint(
      'report',
      '--report',
      JSON.parse(made.out).report,
      '--format',
      'docx',
      '--template',
      'minutes',
      '--force',
      '--out',
      pdf,
    );
    assert.equal(word.code, 0, word.err);
    assert.equal(readFileSync(pdf).toString('latin1', 0, 2), 'PK', 'a name that was given counts, whatever it ends in');
    const wrong = [
      ['--report', 'nobody'],
      ['--moment', 'gone.mp4@3'],
      ['--question', 'x', '--moment', 'chelsea.png'],
      ['--moment', 'chelsea.png', '--date', 'noon'],
    ];
    const codes = await Promise.all(wrong.map(async (args) => (await cuepoint('report', ...args)).code));
    assert.deepEqual(codes, [3, 3, 2, 2]);
  });

  test('doctor finds all well, and says what is not', async () => {
    const well = await cuepoint('doctor');
    assert.equal(well.code, 0, well.out);
    assert.match(well.out, /ok +library: 1 file, 1 piece of evidence in /);
    const broken = join(dir, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'library.db'), 'no database, and longer than the header of one'.repeat(100));
    const ill = JSON.parse((await cuepoint('doctor', '--library', broken, '--json')).out);
    assert.equal(ill.ok, false);
  });

  test('while one process owns the library others read, ask and do not write', async () => {
    const owner = start(['serve', '--json']);
    for (let n = 0; n < 600 && !owner.said.out.includes('"url"') && owner.child.exitCode === null; n++) await sleep(50);
    assert.match(owner.said.out, /"url": "http:\/\/127\.0\.0\.1:\d+\/\?token=/, owner.said.err);
    assert.equal((await cuepoint('ask', 'How many cats are there?')).code, 0);
    const second = await cuepoint('rm', 'chelsea.png');
    assert.equal(second.code, 1);
    assert.match(second.err, /Another Cuepoint/);
    owner.child.kill('SIGINT');
    assert.equal((await owner.ended).code, 0);
  });

  test('rm takes it out, --undo brings it back', async () => {
    const removed = JSON.parse((await cuepoint('rm', 'chelsea.png', '--json')).out);
    assert.equal(JSON.parse((await cuepoint('list', '--json')).out).length, 0);
    assert.equal((await cuepoint('rm', '--undo', removed.undo)).code, 0);
    assert.equal(JSON.parse((await cuepoint('list', '--json')).out).length, 1);
  });
});

test('Ctrl-C lays an ingest aside for the next run; rm ends it, and --undo takes it up again', async () => {
  const other = join(dir, 'stopped');
  const running = start(['ingest', meeting, '--library', other]);
  // Its first picture is stored: the middle of the work.
  for (let n = 0; n < 1200 && !existsSync(join(other, 'blobs')); n++) await sleep(50);
  running.child.kill('SIGINT');
  const { code, err } = await running.ended;
  assert.equal(code, 130);
  assert.match(err, /Stopping; press Ctrl-C again.*\nWhat was read is kept; the next run goes on from there/);
  const { ok } = JSON.parse((await cuepoint('doctor', '--library', other, '--json')).out);
  assert.equal(ok, true);
  const stored = () => {
    const reader = openLibrary(other, { log: silentLog, readOnly: true });
    const states = [reader.jobs.list().map((job) => job.state), reader.assets.list().map((asset) => asset.state)];
    reader.close();
    return states;
  };
  assert.deepEqual(stored(), [['queued'], ['queued']]);
  const removed = JSON.parse((await cuepoint('rm', 'meeting.mp4', '--library', other, '--json')).out);
  assert.deepEqual(stored(), [[], []]);
  assert.equal((await cuepoint('rm', '--undo', removed.undo, '--library', other)).code, 0);
  assert.deepEqual(stored(), [['queued'], ['queued']]);
});
