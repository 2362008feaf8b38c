import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { z } from 'zod';
import { cleanText } from '../../../main/report/clean-text.ts';
import { exportReport, type ReportContext } from '../../../main/report/export-report.ts';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { type Report, type ReportItem, reportTemplate } from '../../../preload/contract/report.ts';
import { type ReportFormat, reportFormat } from '../../../preload/contract/report-format.ts';
import { harmfulStrings } from '../../fixtures/harmful-strings.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { packageFaults, readDocx, xmlFaults } from '../../fixtures/read-docx.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';
import { answerOf, call, context, hostile, library, momentItem, momentOf, reportOf, row, talkId } from './example.ts';
import { assertInert, readHtml } from './read-html.ts';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(fileURLToPath(new URL('../../../docs/report.schema.json', import.meta.url)), 'utf8')),
);
/** What must be nowhere in a text, as it is or as JSON and XML would write it: control characters but line ends and tabs, and overrides. */
const invisible =
  /[\p{Cc}\u202a-\u202e\u2066-\u2069]|\\u(00[01][0-9a-f]|202[a-e]|206[6-9])|&#(0|27|x0|x1b|8238|x202e);/iu;
const withoutLineEnds = (text: string): string => text.replace(/[\n\t\r]/g, ' ');

/** The same words as a file's name, a title, what was read, said and seen, who says it, what read it, and all that a person wrote or drew. */
function harmed(text: string): { items: ReportItem[]; ctx: ReportContext } {
  const source = { stage: text, model: text, version: text };
  assert.ok(row.detail.kind === 'text' && call.detail.kind === 'subtitle');
  const evidence: Evidence[] = [
    { ...row, text, source, detail: { ...row.detail, heading: text } },
    {
      ...call,
      id: 'e-said',
      assetId: talkId,
      start: 18,
      end: 19,
      text,
      source,
      detail: { ...call.detail, speaker: text },
    },
    { ...row, id: 'e-seen', kind: 'caption', text, source, detail: { kind: 'caption', keyFrameId: 'k' } },
  ];
  const annotations: Annotation[] = [
    { kind: 'box', id: 'b', color: 'red', box: row.box!, label: text.slice(0, 500) },
    { kind: 'text', id: 't', color: 'white', at: { x: 0.1, y: 0.1 }, text: text.slice(0, 300), size: 0.05 },
    { kind: 'callout', id: 'c', color: 'blue', at: { x: 0.5, y: 0.5 }, number: 1, text },
  ];
  const frame = { id: 'm', assetId: talkId, at: 17, start: 17, end: 29, annotations, updatedAt: 0 };
  const answer = answerOf([{ text, from: evidence.slice(0, 2) }], { question: text });
  answer.sentences[0]!.citations.forEach((citation) => {
    citation.assetName = text;
  });
  const get = (id: string) => {
    const asset = library.assets.get(id);
    return asset && { ...asset, name: text };
  };
  return {
    items: [
      { kind: 'heading', text },
      { kind: 'text', text },
      { kind: 'answer', answer, note: text },
      momentItem(momentOf(...evidence), { note: text, boxes: [{ box: row.box!, label: text }] }),
      { kind: 'text', text: 'Plain words.' },
    ],
    ctx: {
      ...context(),
      library: {
        ...library,
        assets: { ...library.assets, get },
        evidence: { ...library.evidence, byIds: () => evidence },
        markedFrames: { ...library.markedFrames, ofAsset: () => [frame] },
      },
    },
  };
}

/** Ours, and those of Markdown that a report of ours may use. */
const markdownTags =
  'html head body h1 h2 h3 h4 p strong em br blockquote ul ol li code img a table thead tbody tr th td'.split(' ');

const check: Record<ReportFormat, (bytes: Buffer, path: string) => Promise<string> | string> = {
  html(bytes) {
    assertInert(bytes.toString('utf8'));
    return bytes.toString('utf8').replace(/base64,[^"]+/g, '');
  },
  async md(bytes) {
    const text = bytes.toString('utf8');
    const { elements, attribute, all } = readHtml(`<!doctype html><html><body>${await marked(text)}</body></html>`);
    for (const { tagName, attrs } of elements) {
      assert.ok(markdownTags.includes(tagName), tagName);
      for (const { name } of attrs) assert.ok(['href', 'src', 'alt', 'id', 'align', 'start'].includes(name), name);
    }
    for (const img of all('img')) assert.match(attribute(img, 'src')!, /^[^:/]+-pictures\/\d\d\.jpg$/);
    for (const a of all('a')) assert.match(attribute(a, 'href') ?? '', /^(#[\w-]+)?$/);
    return text;
  },
  async pdf(bytes) {
    const { pages, scripts, attachments, xmp, info, outline } = await readPdf(bytes);
    assert.deepEqual([scripts, attachments, pages.flatMap(({ addresses }) => addresses)], [null, null, []]);
    // What is in a stream is compressed, and may look like anything.
    const objects = bytes.toString('latin1').replace(/\bstream\r?\n[\s\S]*?endstream/g, '');
    const [, action] = /\/(JavaScript|JS|Launch|URI|EmbeddedFile|AA|OpenAction)\b/.exec(objects) ?? [];
    assert.equal(action, undefined);
    assert.deepEqual(xmlFaults(xmp.replace(/<\?xpacket.*?\?>/g, '')), []);
    return [...pages.map(({ text }) => text), JSON.stringify([info.Title, info.Author, outline])].join('\n');
  },
  docx(bytes) {
    const read = readDocx(bytes);
    for (const [name, text] of Object.entries(read.xml)) assert.deepEqual(xmlFaults(text), [], name);
    assert.deepEqual(packageFaults(read), []);
    const body = read.xml['word/document.xml']!;
    for (const [, one] of body.matchAll(/<w:instrText[^>]*>([^<]*)</g)) {
      assert.match(one!.trim(), /^(TOC|PAGEREF|PAGE|NUMPAGES|HYPERLINK \\l)\b/);
    }
    assert.ok(Object.keys(read.files).every((name) => !/vba|embeddings|activeX|altChunk/i.test(name)));
    return Object.values(read.xml).join('\n');
  },
  json(bytes) {
    const text = bytes.toString('utf8');
    schema.parse(JSON.parse(text));
    return text;
  },
};

const folder = scratchFolder();
let count = 0;

async function tried(format: ReportFormat, text: string, template: Report['template']): Promise<void> {
  const { items, ctx } = harmed(text);
  const report = { ...reportOf(items, cleanText(text).slice(0, 300), text.slice(0, 200)), template };
  const dir = join(folder, `${count++}`);
  const { path, fileName } = await exportReport(ctx, report, format, dir);
  const what = `${template}: ${text.slice(0, 40)}`;
  assert.match(fileName, /^[\p{L}\p{N}\p{M}-]+\.[a-z]+$/u, what);
  assert.ok(
    readdirSync(dirname(path)).every((name) => /^[\p{L}\p{N}\p{M}-]+(\.[a-z]+)?$/u.test(name)),
    what,
  );
  const written = await check[format](readFileSync(path), path);
  assert.doesNotMatch(withoutLineEnds(written), invisible, what);
  assert.ok(written.isWellFormed(), what);
  assert.match(written.replace(/\s+/g, ' '), /Plain words/, what);
}

for (const format of reportFormat.options) {
  test(`${format}: words that mean harm stay words, wherever they stand`, async () => {
    for (const text of harmfulStrings) await tried(format, text, 'brief');
    for (const template of reportTemplate.options) {
      await tried(format, [hostile, ...harmfulStrings].filter(({ length }) => length < 5000).join(' '), template);
    }
  });
}
