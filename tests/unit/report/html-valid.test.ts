import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { buildDocument } from '../../../main/report/build-document.ts';
import { pictureLoader } from '../../../main/report/export-report.ts';
import { renderHtml } from '../../../main/report/html.ts';
import { embedded } from '../../../main/report/html-moment.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import { type ReportItem, type ReportTemplate, reportTemplate } from '../../../preload/contract/report.ts';
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
} from './example.ts';

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
});

async function pageOf(
  template: ReportTemplate,
  items: ReportItem[],
  { title = 'Tides', name = '', beside = false } = {},
) {
  const { library } = context();
  const named = (asset: Asset | undefined) => asset && { ...asset, name: name || asset.name };
  const shown = { ...library, assets: { ...library.assets, get: (id: string) => named(library.assets.get(id)) } };
  const report = { ...reportOf(items, title, title), template };
  const document = buildDocument(shown, report, { appVersion: '0.1.0', now: 0, beside });
  let html = '';
  for await (const piece of renderHtml(document, embedded(pictureLoader({ ...context(), library: shown }))))
    html += piece;
  return html;
}

async function assertValid(html: string, what: string) {
  const { results } = await checker.validateString(html);
  const messages = results.flatMap(({ messages: found }) =>
    found.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
  assert.deepEqual(messages, [], what);
}

/** How many cells each group of rows covers, spans counted, against its rows times the table's columns. */
function coverOf(html: string): [number, number][] {
  const columns = html.match(/<th scope="col">/g)?.length ?? 0;
  return [...html.matchAll(/<tbody[^>]*>(.*?)<\/tbody>/gs)].map(([, group]) => {
    const cells = [...group!.matchAll(/<t[dh]([^>]*)>/g)].map(([, attributes]) => {
      const span = (name: string) => Number(new RegExp(`${name}span="(\\d+)"`).exec(attributes!)?.[1] ?? 1);
      return span('row') * span('col');
    });
    const rows = group!.match(/<tr/g)?.length ?? 0;
    return [cells.reduce((sum, cell) => sum + cell, 0), rows * columns];
  });
}

const everything: ReportItem[] = [
  { kind: 'heading', text: 'What the table says' },
  ...reportFromAnswer(lowWater).items,
  { kind: 'text', text: 'Read by eye.\nTwice.\n\nThen by gauge.' },
  {
    kind: 'answer',
    answer: answerOf([], { status: 'notFound', moments: [momentOf(row)], question: 'Who?' }),
    note: 'Ask again.',
  },
  { kind: 'heading', text: 'What was seen' },
  ...[cats, photoCat, call].map((one) => momentItem(momentOf(one), { note: 'Noted.' })),
  momentItem({ ...momentOf(cats), evidence: [] }),
  momentItem(momentOf(...Array.from({ length: 14 }, (_, index) => ({ ...cats, id: `cats-${index}` })))),
];

for (const template of reportTemplate.options) {
  test(`the page of a ${template} is valid HTML, accessible and whole`, async () => {
    await assertValid(await pageOf(template, everything), 'everything at once');
    await assertValid(await pageOf(template, everything, { beside: true }), 'with times that lead to the files');
    await assertValid(await pageOf(template, [momentItem(momentOf(cats))]), 'one moment');
    await assertValid(await pageOf(template, [{ kind: 'text', text: 'Hello' }]), 'one line');
  });

  test(`hostile strings leave the page of a ${template} valid`, async () => {
    const meant = everything.map(
      (item): ReportItem => ('text' in item ? { ...item, text: hostile } : { ...item, note: hostile }),
    );
    const said = answerOf([{ text: hostile, from: [{ ...row, id: 'e-hostile', text: hostile }] }], {
      question: hostile,
    });
    const items = [...meant, { kind: 'answer' as const, answer: said, note: hostile }];
    const html = await pageOf(template, items, { title: hostile, name: hostile, beside: true });
    await assertValid(html, 'hostile');
    assert.ok(html.includes('&lt;script&gt;alert(1)'), 'and it is all there');
    assert.doesNotMatch(html, /<script|<svg|onerror=[^&\s]*[">]|href="(?!#|\.\/)/);
  });
}

test('rows of the log fill their table, whatever an exhibit has or lacks', async () => {
  // One heading, so one table; the second has no picture and no column for one.
  const [, ...items] = everything.filter(({ kind }) => kind !== 'heading');
  for (const shown of [items, [momentItem(momentOf(call), { note: 'Noted.' })]]) {
    const cover = coverOf(await pageOf('log', shown));
    assert.ok(cover.length > 0);
    for (const [covered, wanted] of cover) assert.equal(covered, wanted);
  }
});
