import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AppError } from '../../main/app-error.ts';
import type { EvidenceKind, EvidenceOf } from '../../preload/contract/evidence.ts';
import { fixture, odd, sample, scratchFolder } from '../fixtures/paths.ts';
import { openIngest } from './ingest-program.ts';
import { whatIsStored } from './what-is-stored.ts';

// One library for all tests here: reading the talk is what costs.
const inbox = scratchFolder();
const opened = openIngest(scratchFolder());
const { library, ingest, changes } = opened;
ingest.start();
after(() => opened.close());

async function take(...paths: string[]) {
  const { jobs, skipped } = await ingest.add(paths);
  await ingest.idle();
  const ended = jobs.map((job) => ingest.jobs().find((j) => j.id === job.id)!);
  return { jobs: ended, skipped, asset: library.assets.get(ended[0]?.assetId ?? '') };
}
function evidence<K extends EvidenceKind>(assetId: string, kind: K): EvidenceOf<K>[] {
  return library.evidence.ofAsset(assetId, [kind]) as EvidenceOf<K>[];
}

test('the talk: key frames at its cuts, its slides line by line, what is said and in which language', async () => {
  const { jobs, asset } = await take(sample('talk.mp4'));
  assert.equal(jobs[0]!.state, 'done', JSON.stringify(jobs[0]));
  assert.equal(asset!.state, 'ready');
  const frames = library.keyFrames.ofAsset(asset!.id);
  const starts = [0, 7, 17, 29.52, 36.52, 47, 57, 66.48];
  assert.deepEqual(
    frames.map((f) => Number(f.start.toFixed(3))),
    starts,
  );
  assert.deepEqual(
    frames.map((f) => (f.sameAs === null ? null : frames.findIndex((k) => k.id === f.sameAs))),
    [null, null, null, null, null, null, 1, null],
  );
  for (const { id } of frames) assert.ok(library.blobs.path(asset!.id, `thumb-${id}.jpg`));
  assert.ok(library.blobs.path(asset!.id, 'poster.jpg'));
  assert.equal(library.media.filmstrip(asset!.id)!.count, 80);
  assert.ok(library.media.waveform(asset!.id)!.max.some((v) => v > 0.1));

  const texts = evidence(asset!.id, 'text');
  const ebb = texts.find((t) => t.text.includes('21:20'))!;
  assert.match(ebb.text, /^Mid ebb \| 21:20 \| 2\.7 ?m \| 3\.1 knots$/);
  assert.deepEqual([ebb.start, ebb.end], [17, 29.52]);
  assert.equal(ebb.detail.heading, 'Port Ellery tide table, Saturday');
  assert.deepEqual(ebb.detail.columns, ['State', 'Time', 'Height', 'Current']);
  for (const [bar, value] of [
    ['Gull Rock', '5.2'],
    ['Old Weir', '7.4'],
  ] as const) {
    assert.match(texts.find((t) => t.text.startsWith(bar))!.text, new RegExp(`^${bar} \\| ${value}`));
  }
  assert.ok(texts.some((t) => t.text === 'def level(low, high, hours):'));
  const again = texts.filter((t) => t.text === 'What pulls the water');
  assert.deepEqual(
    again.map((t) => [t.start, t.end]),
    [
      [7, 17],
      [57, 66.48],
    ],
  );

  const speech = evidence(asset!.id, 'speech');
  const german = speech.filter((s) => s.detail.language === 'de');
  assert.ok(german.length > 0 && german.every((s) => s.start > 47 && s.end < 59));
  assert.match(german.map((s) => s.text).join(' '), /Hongkong/);
  const byron = speech.find((s) => /Byron/.test(s.text))!;
  assert.ok(byron.start > 16.5 && byron.end < 29 && byron.detail.language === 'en');
  // The longest pause.
  assert.ok(!speech.some((s) => s.start < 48 && s.end > 46));
  assert.deepEqual(library.evidence.withoutVector(asset!.id), []);
  assert.ok(changes.flat().includes(asset!.id));
});

test('the same content under another name is the same asset with another path, and nothing is read again', async () => {
  const copy = join(inbox, 'copy of the talk.mp4');
  copyFileSync(sample('talk.mp4'), copy);
  const before = library.evidence.counts({ assetIds: [] });
  const { jobs, asset } = await take(copy);
  assert.equal(jobs[0]!.duplicate, true);
  assert.deepEqual(asset!.paths, [copy, sample('talk.mp4')]);
  assert.equal(asset!.name, 'talk.mp4');
  assert.deepEqual(library.evidence.counts({ assetIds: [] }), before);
});

test('a folder: pictures and animations are read, what is no media is named, a broken file fails alone', async () => {
  const folder = join(inbox, 'folder');
  mkdirSync(folder);
  copyFileSync(odd('animated.gif'), join(folder, 'animated.gif'));
  copyFileSync(odd('drawing.svg'), join(folder, 'drawing.svg'));
  copyFileSync(fixture('free', 'chelsea.png'), join(folder, 'chelsea.png'));
  writeFileSync(join(folder, 'broken.mp4'), 'no video at all');
  writeFileSync(join(folder, 'notes.txt'), 'notes');
  const before = library.assets.list().length;
  const { jobs, skipped } = await take(folder);
  assert.deepEqual(
    jobs.map((j) => [j.name, j.state, j.error?.code ?? null]),
    [
      ['animated.gif', 'done', null],
      ['broken.mp4', 'failed', 'UNSUPPORTED'],
      ['chelsea.png', 'done', null],
      ['drawing.svg', 'done', null],
    ],
  );
  assert.deepEqual(
    skipped.map((s) => s.path),
    [join(folder, 'notes.txt')],
  );
  assert.equal(library.assets.list().length, before + 3);
  const [gif, , cat, drawing] = jobs.map((j) => j.assetId!);
  assert.deepEqual(
    evidence(gif!, 'text').map((t) => [t.text, Number(t.start.toFixed(2))]),
    [
      ['STEP 1', 0],
      ['STEP 2', 1],
      ['STEP 3', 1.5],
      ['STEP 4', 1.75],
    ],
  );
  assert.ok(library.blobs.path(gif!, 'proxy.mp4') ?? library.assets.get(gif!)!.playable);
  assert.ok(evidence(cat!, 'object').some((o) => o.detail.label === 'cat' && o.start === 0 && o.end === 0));
  assert.deepEqual(
    evidence(drawing!, 'text').map((t) => t.text),
    ['Rain days a month', 'March | 14 days', 'April | 9 days'],
  );
});

test('subtitles beside a video are read once, with their speakers', async () => {
  const video = join(inbox, 'colours.mp4');
  copyFileSync(odd('variable-rate.mp4'), video);
  writeFileSync(join(inbox, 'colours.en.srt'), '1\n00:00:00,500 --> 00:00:02,000\nAda: It is red now.\n');
  writeFileSync(
    join(inbox, 'colours.vtt'),
    'WEBVTT\n\n00:00.500 --> 00:02.000\n<v Ada>It is red now.\n\n00:04.000 --> 00:05.000\nBlue.\n',
  );
  const { asset } = await take(video);
  const cues = evidence(asset!.id, 'subtitle');
  assert.deepEqual(
    cues.map((c) => [c.text, c.start, c.end, c.detail.speaker]),
    [
      ['It is red now.', 0.5, 2, 'Ada'],
      ['Blue.', 4, 5, null],
    ],
  );
  assert.deepEqual(
    library.keyFrames.ofAsset(asset!.id).map((k) => Number(k.start.toFixed(3))),
    [0, 3.4],
  );
});

test('cancelled in the middle, nothing of the file stays; retried, it is all there', async () => {
  const { jobs } = await ingest.add([odd('pcm.mov')]);
  const { id } = jobs[0]!;
  while (library.assets.list().every((a) => a.name !== 'pcm.mov')) await new Promise((r) => setTimeout(r, 5));
  ingest.cancel([id]);
  await ingest.idle();
  const job = () => ingest.jobs().find((j) => j.id === id)!;
  assert.equal(job().state, 'cancelled');
  assert.ok(library.assets.list().every((a) => a.name !== 'pcm.mov'));
  ingest.retry([id]);
  await ingest.idle();
  assert.equal(job().state, 'done');
  const asset = library.assets.get(job().assetId!)!;
  assert.match(evidence(asset.id, 'speech')[0]!.text, /cabbage juice/i);
  assert.ok(library.blobs.path(asset.id, 'proxy.mp4'));
});

test('paused and resumed, a file ends as if nothing had been', async () => {
  const { jobs } = await ingest.add([odd('portrait-rotated.mp4')]);
  const { id } = jobs[0]!;
  const job = () => ingest.jobs().find((j) => j.id === id)!;
  while (!job().stages.some((s) => s.stage === 'keyframes' && s.state === 'done'))
    await new Promise((r) => setTimeout(r, 5));
  ingest.pause([id]);
  await ingest.idle();
  assert.equal(job().state, 'paused');
  assert.equal(library.assets.get(job().assetId!)!.state, 'paused');
  ingest.resume([id]);
  await ingest.idle();
  const asset = library.assets.get(job().assetId!)!;
  assert.deepEqual([asset.width, asset.height, asset.state], [360, 640, 'ready']);
  assert.equal(evidence(asset.id, 'text')[0]!.text, 'THIS WAY UP');
});

test('a model that dies twice fails its stage only; retry mends that stage and nothing else', async () => {
  let deaths = 2;
  const asked: string[] = [];
  const frail = openIngest(scratchFolder(), (models) => ({
    ...models,
    run(task, input, options) {
      asked.push(task);
      if (task === 'detect' && deaths-- > 0) return Promise.reject(new AppError('MODEL_CRASHED', 'The detector died.'));
      return models.run(task, input, options);
    },
  }));
  const { ingest, library } = frail;
  ingest.start();
  const { jobs } = await ingest.add([fixture('free', 'chelsea.png')]);
  await ingest.idle();
  const job = () => ingest.jobs().find((j) => j.id === jobs[0]!.id)!;
  const stage = () => job().stages.find((s) => s.stage === 'objects')!;
  assert.deepEqual([job().state, stage().state, stage().reason], ['done', 'failed', 'The detector died.']);
  assert.equal(library.assets.list()[0]!.state, 'ready');
  asked.length = 0;
  ingest.retry([job().id]);
  await ingest.idle();
  assert.equal(stage().state, 'done');
  assert.ok(!asked.includes('ocr'), asked.join());
  assert.ok(library.evidence.ofAsset(library.assets.list()[0]!.id, ['object']).length > 0);
  await frail.close();
});

test('an original that is gone is shown as missing, and comes back with its file', async () => {
  const { asset } = await take(join(inbox, 'folder', 'drawing.svg'));
  const away = join(inbox, 'drawing-away.svg');
  renameSync(join(inbox, 'folder', 'drawing.svg'), away);
  ingest.start();
  assert.equal(library.assets.get(asset!.id)!.state, 'missing');
  await take(away);
  assert.equal(library.assets.get(asset!.id)!.state, 'ready');
});

test('the library is whole after all of this', () => {
  assert.deepEqual(library.check().problems, []);
  for (const asset of whatIsStored(library)) {
    assert.equal(asset.withoutVector, 0, asset.name);
    assert.equal(new Set(asset.evidence.map((e) => e.id)).size, asset.evidence.length);
  }
});
