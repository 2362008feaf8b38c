import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { silentLog } from '../../main/log/log.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { Pcm, RgbImage } from '../../native-models/protocol.ts';
import { weightsDir } from '../fixtures/paths.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const client = createModelsClient({
  fork: () => forkNode(weightsDir),
  idleMs: 60_000,
  log: silentLog,
  onStatus: () => {},
});
after(() => client.close());

async function ffmpeg(...args: string[]): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 64 << 20 } as const;
  return (await promisify(execFile)('ffmpeg', ['-v', 'error', ...args, '-'], options)).stdout;
}

async function speech(file: string, from: number, seconds: number): Promise<Pcm> {
  const bytes = await ffmpeg(
    '-ss',
    `${from}`,
    '-t',
    `${seconds}`,
    '-i',
    root(file),
    '-ac',
    '1',
    '-ar',
    '16000',
    '-f',
    'f32le',
  );
  return { samples: new Float32Array(Uint8Array.from(bytes).buffer), start: from };
}

async function frame(file: string, time: number): Promise<RgbImage> {
  const png = await ffmpeg('-ss', `${time}`, '-i', root(file), '-frames:v', '1', '-f', 'image2', '-c:v', 'png');
  return picture(png);
}

async function picture(source: string | Buffer): Promise<RgbImage> {
  const { data, info } = await sharp(source)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: Uint8Array.from(data), width: info.width, height: info.height };
}

const TALK = 'main/sample/media/talk.mp4';
const CABBAGE = 'tests/fixtures/media/speech/fleurs-en-003.ogg';

test('a very quiet English sentence is found and written down, with word times inside it', async () => {
  const pcm = await speech(CABBAGE, 0, 10);
  const spans = await client.run('vad', { pcm });
  assert.equal(spans.length, 1);
  const [segment, ...others] = await client.run('asr', { pcm });
  assert.deepEqual(others, []);
  assert.equal(segment!.language, 'en');
  assert.match(segment!.text, /cabbage juice changes colou?r depending on how acidic/i);
  let last = 0;
  for (const word of segment!.words) {
    assert.ok(word.start >= last && word.end >= word.start && word.end <= pcm.samples.length / 16_000);
    last = word.start;
  }
  assert.ok(segment!.words.length >= 13 && segment!.confidence > 0.7);
});

test('German within an English recording comes out German, at its time', async () => {
  const segments = await client.run('asr', { pcm: await speech(TALK, 48.3, 10.2) });
  const text = segments.map((s) => s.text).join(' ');
  assert.match(text, /besten Aussichten auf Hongkong/);
  assert.ok(segments.every((s) => s.language === 'de' && s.start >= 48.3 && s.end <= 58.6));
});

test('a pause holds no speech and gives no words', async () => {
  const pcm = await speech(TALK, 45.7, 2.6);
  assert.deepEqual(await client.run('vad', { pcm }), []);
  assert.deepEqual(await client.run('asr', { pcm: { samples: new Float32Array(32_000), start: 0 } }), []);
});

test('a table, a chart with bars and code are read off slides', async () => {
  const read = async (time: number) => {
    const { lines } = await client.run('ocr', { image: await frame(TALK, time) });
    return lines.map((line) => line.text).join('\n');
  };
  const [table, chart, code] = await Promise.all([read(20), read(32), read(50)]);
  for (const fact of ['Mid ebb', '21:20', '2.7 m', '3.1 knots', '0.9 m'])
    assert.ok(table!.includes(fact), `${fact} in\n${table}`);
  for (const fact of ['Port Ellery', '3.9 m', 'Gull Rock', '5.2 m', 'Old Weir', '7.4 m', 'Saltmarsh Bridge', '1.3 m']) {
    assert.ok(chart!.includes(fact), `${fact} in\n${chart}`);
  }
  assert.match(code!, /parts = \[0, 1, 3, 6, 9, 11, 12\]/);
});

test('a photograph gives its objects and no invented text', async () => {
  const image = await picture(root('tests/fixtures/media/free/chelsea.png'));
  const [best, ...others] = await client.run('detect', { image, minConfidence: 0.4 });
  assert.equal(best!.label, 'cat');
  assert.deepEqual(others, []);
  assert.deepEqual((await client.run('ocr', { image })).lines, []);
});

test('a picture with too few bytes is refused, not read beyond its end', async () => {
  const image = { data: new Uint8Array(10), width: 100, height: 100 };
  for (const task of ['ocr', 'detect'] as const) {
    await assert.rejects(client.run(task, { image, minConfidence: 0.4 }), { code: 'BAD_INPUT' });
  }
});

test('meaning is near where words differ, the same alone and in a batch', async () => {
  const texts = ['When does the boat leave?', 'Departure of the ferry', 'A recipe for onion soup', 'x '.repeat(400)];
  const { vectors, dimensions } = await client.run('embed-text', { texts });
  const row = (i: number) => vectors.subarray(i * dimensions, (i + 1) * dimensions);
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  assert.ok(cosine(row(0), row(1)) > cosine(row(0), row(2)) + 0.3);
  const alone = await client.run('embed-text', { texts: texts.slice(0, 1) });
  assert.ok(cosine(alone.vectors, row(0)) > 0.999);
  assert.ok(Math.abs(cosine(row(3), row(3)) - 1) < 1e-4);
});

test('a kill in the middle fails that call only; the next one works', async () => {
  const pcm = await speech(CABBAGE, 0, 10);
  const began = client.run('asr', { pcm });
  const pid = client.pid!;
  // Its start is told by a task that runs before it ends: the text reader's lane is free.
  await client.run('ocr', { image: { data: new Uint8Array(12), width: 2, height: 2 } });
  process.kill(pid, 'SIGKILL');
  await assert.rejects(began, { code: 'MODEL_CRASHED' });
  assert.equal((await client.run('embed-text', { texts: ['still here'] })).dimensions, 384);
  assert.notEqual(client.pid, pid);
});

test('a cancel in the middle leaves the process usable', async () => {
  const pcm = await speech(CABBAGE, 0, 10);
  const abort = new AbortController();
  const call = client.run('asr', { pcm }, { signal: abort.signal });
  const pid = client.pid;
  setImmediate(() => abort.abort());
  await assert.rejects(call, { code: 'CANCELLED' });
  await client.run('embed-text', { texts: ['next'] });
  assert.equal(client.pid, pid);
});
