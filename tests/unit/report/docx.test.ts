import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportReport } from '../../../main/report/export-report.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import { type ReportItem, type ReportTemplate, reportTemplate } from '../../../preload/contract/report.ts';
import type { PaperSize } from '../../../preload/contract/report-format.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { packageFaults, readDocx, xmlFaults } from '../../fixtures/read-docx.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';
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
  talkId,
} from './example.ts';

const folder = scratchFolder();

async function docxOf(items: ReportItem[], template: ReportTemplate = 'brief', title = 'Tides', paper?: PaperSize) {
  const report = { ...reportOf(items, title, title === 'Tides' ? 'Mira' : title), template };
  const { path } = await exportReport(context(), report, 'docx', folder, { paper });
  const bytes = readFileSync(path);
  const read = readDocx(bytes);
  for (const [name, text] of Object.entries(read.xml)) assert.deepEqual(xmlFaults(text), [], name);
  assert.deepEqual(packageFaults(read), []);
  return { ...read, bytes, body: read.xml['word/document.xml']! };
}

const everything: ReportItem[] = [
  { kind: 'heading', text: 'What the table says' },
  ...reportFromAnswer(lowWater).items,
  {
    kind: 'answer',
    answer: answerOf([], { status: 'notFound', moments: [momentOf(row)], question: 'Who?' }),
    note: '',
  },
  { kind: 'text', text: 'Read by eye.\nTwice.\n\nThen by gauge.' },
  ...[cats, photoCat, call].map((one, i) => momentItem(momentOf(one), { note: `Noted ${i}.` })),
  momentItem({ ...momentOf(cats), evidence: [] }),
  momentItem(momentOf(...Array.from({ length: 14 }, (_, index) => ({ ...cats, id: `cats-${index}` })))),
];

for (const template of reportTemplate.options) {
  test(`a ${template} is a sound package with everything that it says`, async () => {
    const { text, body, files, xml } = await docxOf(everything, template);
    for (const said of [
      'Tides',
      'Low water is 0.9 m at 12:04.',
      row.text,
      'as recorded by Lord Byron',
      'Noted 2.',
      'Not found in these files.',
      'Made by Cuepoint 0.1.0',
      'talk.mp4',
      'Then by gauge.',
    ]) {
      assert.ok(text.includes(said), said);
    }
    assert.ok(text.replace(/\s/g, '').includes(talkId), 'the whole hash');
    assert.match(body, /<w:pStyle w:val="Heading2"\/>/);
    assert.match(body, /<w:tblHeader\/>/);
    assert.match(body, /w:anchor="quote_1"/);
    assert.match(xml['docProps/core.xml']!, /<dc:title>Tides<\/dc:title>.*<dc:creator>Mira<\/dc:creator>/s);
    assert.ok(
      Object.entries(xml).some(([name, part]) => /footer/.test(name) && /PAGE/.test(part) && /NUMPAGES/.test(part)),
    );
    const pictures = Object.keys(files).filter((name) => /media\/.*\.jpg$/.test(name));
    assert.ok(pictures.length > 0);
    const described = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, words]) => words);
    assert.ok(described.length > 0 && described.every((words) => /^(Frame of|Picture)/.test(words!)), described.join());
  });
}

test('a long report lists its parts, each leading to where it stands', async () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    momentItem(momentOf({ ...cats, id: `c${i}`, start: i, end: i + 1 })),
  );
  const { body } = await docxOf(many);
  assert.match(body, /TOC /);
  assert.equal(new Set([...body.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name)).size >= 12, true);
});

test('the paper is A4 or Letter', async () => {
  const size = ({ body }: { body: string }) => /<w:pgSz [^>]*w:w="(\d+)" w:h="(\d+)"/.exec(body)?.slice(1, 3);
  assert.deepEqual(size(await docxOf(everything, 'brief', 'Tides', 'a4')), ['11906', '16838']);
  assert.deepEqual(size(await docxOf(everything, 'brief', 'Tides', 'letter')), ['12240', '15840']);
});

test('hostile strings are words: no field, no relation, no illegal character comes of them', async () => {
  const bad = { ...row, text: hostile, source: { stage: hostile, model: hostile, version: hostile } };
  const fields = '{ INCLUDETEXT "c:\\\\secret" } DDEAUTO c:\\\\cmd.exe "/k calc"';
  for (const template of reportTemplate.options) {
    const items: ReportItem[] = [
      { kind: 'heading', text: hostile },
      { kind: 'text', text: `${hostile}\n${fields}` },
      { kind: 'answer', answer: answerOf([{ text: hostile, from: [bad] }], { question: hostile }), note: hostile },
      momentItem(momentOf(bad), { note: hostile, boxes: [{ box: row.box!, label: hostile }] }),
    ];
    const { body, text, files } = await docxOf(items, template, hostile.slice(0, 290));
    assert.ok(
      text.includes('<script>alert(1)</script>') && text.includes('x'.repeat(10_000)) && text.includes('DDEAUTO'),
    );
    const instructions = [...body.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, one]) => one!.trim().split(' ')[0]);
    assert.ok(
      instructions.every((one) => ['TOC', 'PAGEREF', 'PAGE', 'NUMPAGES', 'HYPERLINK'].includes(one!)),
      instructions.join(),
    );
    assert.ok(Object.keys(files).every((name) => !/vba|embeddings|activeX/i.test(name)));
  }
});

const office = spawnSync('soffice', ['--version']).error === undefined;
test('LibreOffice opens it and sets the same words', {
  skip: !office && 'LibreOffice is not on this machine',
}, async () => {
  const dir = scratchFolder();
  const { bytes } = await docxOf(everything, 'log');
  writeFileSync(join(dir, 'report.docx'), bytes);
  const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, join(dir, 'report.docx')]);
  const { pages } = await readPdf(readFileSync(join(dir, 'report.pdf')));
  const text = pages
    .map((page) => page.text)
    .join(' ')
    .replace(/\s+/g, ' ');
  for (const said of ['Low water is 0.9 m at 12:04.', 'Noted 2.', 'SHA-256']) assert.ok(text.includes(said), said);
  assert.ok(pages.some(({ images }) => images.length > 0));
});
