import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { exportReport, type ReportContext } from '../../../main/report/export-report.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import { type ReportJson, reportJsonSchema } from '../../../main/report/report-schema.ts';
import type { MarkedFrame } from '../../../preload/contract/annotation.ts';
import { type ReportItem, type ReportTemplate, reportTemplate } from '../../../preload/contract/report.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import {
  answerOf,
  call,
  cats,
  context,
  hostile,
  lowWater,
  momentItem,
  momentOf,
  photoCat,
  reportOf,
  row,
  speech,
  talkId,
} from './example.ts';

const published = fileURLToPath(new URL('../../../docs/report.schema.json', import.meta.url));
const schema = JSON.parse(readFileSync(published, 'utf8'));
/** The published file itself, read back by another way than the one that wrote it. */
const checker = z.fromJSONSchema(schema);

const folder = scratchFolder();

async function jsonOf(
  items: ReportItem[],
  { template = 'brief', title = 'Tides', ctx = context() } = {} as {
    template?: ReportTemplate;
    title?: string;
    ctx?: ReportContext;
  },
) {
  const { path } = await exportReport(ctx, { ...reportOf(items, title), template }, 'json', folder);
  const text = readFileSync(path, 'utf8');
  const report = JSON.parse(text) as ReportJson;
  checker.parse(report);
  return { report, text, dir: dirname(path) };
}

const everything: ReportItem[] = [
  { kind: 'heading', text: 'What the table says' },
  ...reportFromAnswer(lowWater).items,
  { kind: 'text', text: 'Read by eye.' },
  {
    kind: 'answer',
    answer: answerOf([], { status: 'notFound', moments: [momentOf(row)], question: 'Who?' }),
    note: 'Ask.',
  },
  ...[cats, photoCat, call].map((one) => momentItem(momentOf(one), { note: 'Noted.' })),
];

test('the published schema is what the code writes', () => {
  assert.deepEqual(schema, JSON.parse(JSON.stringify(reportJsonSchema())), 'node tests/checks/report-schema.ts --mend');
});

for (const template of reportTemplate.options) {
  test(`a ${template} keeps to the schema, hostile strings and all`, async () => {
    await jsonOf(everything, { template });
    const bad = { ...row, text: hostile, source: { stage: hostile, model: hostile, version: hostile } };
    const items = [{ kind: 'text' as const, text: hostile }, momentItem(momentOf(bad), { note: hostile })];
    const { text } = await jsonOf([...everything, ...items], { template, title: hostile.slice(0, 300) });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
    assert.doesNotMatch(text, /\\u00(?!.?[^0-9a-f])[01][0-9a-f]|[\u0000-\u0009\u000b-\u001f\u202a-\u202e]|\/home\//);
  });
}

test('the schema refuses what is not a report', () => {
  assert.throws(() => checker.parse({}));
  assert.throws(() => checker.parse({ ...schema }));
});

test('another person can check it: files by hash, times in seconds, evidence with what made it, pictures by hash', async () => {
  const { report, dir } = await jsonOf(everything);
  const [source] = report.sources;
  assert.deepEqual([source!.name, source!.sha256, source!.duration, source!.bytes], ['talk.mp4', talkId, 80, 1000]);
  assert.deepEqual(report.app, { name: 'Cuepoint', version: '0.1.0' });
  assert.equal(report.exportedAt, '2026-11-23T15:51:00.000Z');
  const answer = report.blocks.find((block) => block.kind === 'answer' && block.status === 'answered');
  assert.ok(answer?.kind === 'answer');
  assert.deepEqual(answer.sentences[0]!.references, [
    { quote: 1, place: { source: 1, fileName: 'talk.mp4', start: 17, end: 29.52 } },
  ]);
  const quotes = report.blocks.flatMap((block) => (block.kind === 'moment' ? block.quotes : []));
  const cited = quotes.find(({ number }) => number === 1)!;
  const evidence = report.evidence.find(({ id }) => id === cited.evidence)!;
  assert.deepEqual([evidence.text, evidence.box, evidence.confidence], [row.text, row.box, row.confidence]);
  assert.deepEqual(evidence.madeBy, row.source);
  assert.ok(report.evidence.some(({ text, start }) => text === speech.text && start === 25));
  const figures = report.blocks.flatMap((block) => (block.kind === 'moment' && block.figure ? [block.figure] : []));
  assert.ok(figures.length >= 3);
  for (const { picture } of figures) {
    const bytes = readFileSync(join(dir, picture!.file));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), picture!.sha256);
  }
  const still = report.blocks.find((block) => block.kind === 'moment' && block.place.fileName === 'cat.png');
  assert.ok(still?.kind === 'moment' && still.place.start === null && still.figure?.at === 0);
});

test('what a person drew is there as vectors, what is hidden by where it is', async () => {
  const at = 20;
  const frame: MarkedFrame = {
    ...{ id: 'm', assetId: talkId, at, start: 15, end: 30, updatedAt: 0 },
    annotations: [
      { kind: 'arrow', id: 'a', color: 'red', from: { x: 0.1, y: 0.1 }, to: { x: 0.5, y: 0.5 } },
      { kind: 'hide', id: 'h', box: { x: 0.2, y: 0.2, w: 0.1, h: 0.1 }, style: 'pixelate' },
    ],
  };
  const ctx = context();
  ctx.library = { ...ctx.library, markedFrames: { ...ctx.library.markedFrames, ofAsset: () => [frame] } };
  const { report } = await jsonOf([momentItem(momentOf(row), { at })], { ctx });
  const [moment] = report.blocks.filter((block) => block.kind === 'moment');
  assert.deepEqual(moment!.figure!.annotations, [
    frame.annotations[0],
    { kind: 'hide', id: 'hidden-1', box: { x: 0.2, y: 0.2, w: 0.1, h: 0.1 }, style: 'pixelate' },
  ]);
});
