import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildDocument } from '../../../main/report/build-document.ts';
import type { Block, MomentBlock, ReportDocument } from '../../../main/report/document.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import type { Report, ReportItem, ReportTemplate } from '../../../preload/contract/report.ts';
import {
  call,
  cats,
  library,
  lowWater,
  momentItem,
  momentOf,
  photoCat,
  photoId,
  reportOf,
  row,
  soundId,
  speech,
  talkId,
} from './example.ts';

const build = (template: ReportTemplate, items: ReportItem[], more: Partial<Report> = {}, beside = false) =>
  buildDocument(library, { ...reportOf(items), template, ...more }, { appVersion: '0.1.0', now: 0, beside });
const text = (words: string): ReportItem => ({ kind: 'text', text: words });
const heading = (words: string): ReportItem => ({ kind: 'heading', text: words });
const answer: ReportItem = { kind: 'answer', answer: lowWater, note: 'Read by eye.' };

/** A block as a word or two, for comparing orders. */
function told(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`;
  if (block.kind === 'text') return block.text;
  if (block.kind === 'moment') return `exhibit ${block.exhibit}`;
  if (block.kind === 'moments') return `rows ${block.moments.map((one) => one.exhibit ?? one.place.start)}`;
  if (block.kind === 'decisions') return `decided ${block.decisions.map((one) => one.text)}`;
  return 'answer';
}
const orderOf = ({ blocks }: ReportDocument) => blocks.map(told);
const momentsOf = ({ blocks }: ReportDocument): MomentBlock[] =>
  blocks.flatMap((block) => (block.kind === 'moment' ? [block] : block.kind === 'moments' ? block.moments : []));

test('a brief tells first and shows afterwards; a heading over moments alone goes with them', () => {
  const items = [
    momentItem(momentOf(cats)),
    heading('Tides'),
    answer,
    text('So it is.'),
    heading('Calls'),
    momentItem(momentOf(call)),
  ];
  assert.deepEqual(orderOf(build('brief', items)), [
    '## Tides',
    'answer',
    'So it is.',
    '## Exhibits',
    'exhibit 1',
    'exhibit 2',
    '### Calls',
    'exhibit 3',
  ]);
  const bare = build('brief', [heading('Calls'), momentItem(momentOf(call)), momentItem(momentOf(cats))]);
  assert.deepEqual(orderOf(bare), ['## Calls', 'exhibit 1', 'exhibit 2'], 'nothing is told, so nothing parts them');
});

test('a log is one numbered table for each heading, behind what is told there', () => {
  const items = [momentItem(momentOf(cats)), answer, heading('Calls'), momentItem(momentOf(call)), text('Hm.')];
  const document = build('log', items);
  assert.deepEqual(orderOf(document), ['answer', 'rows 1,2', '## Calls', 'Hm.', 'rows 3']);
  assert.deepEqual(document.facts, [
    { label: 'Exhibits', value: '3' },
    { label: 'Files', value: 'talk.mp4; call.m4a' },
  ]);
  const [first] = momentsOf(document);
  assert.deepEqual([first!.place.source, document.sources[0]!.number, document.sources[0]!.sha256], [1, 1, talkId]);
  assert.deepEqual(first!.quotes[0]!.madeBy, { stage: 'object', model: 'object-model', version: '1' });
});

test('minutes go by file and time, say who spoke, and end with what the person noted', () => {
  const items = [
    momentItem(momentOf(cats), { note: 'Keep the cats out.' }),
    momentItem(momentOf(call)),
    momentItem(momentOf(row, speech)),
    { ...answer },
  ];
  const document = build('minutes', items);
  assert.deepEqual(orderOf(document), [
    'answer',
    '## talk.mp4',
    'rows 17,40',
    '## call.m4a',
    'rows 3661',
    '## Decisions',
    'decided Keep the cats out.,Read by eye.',
  ]);
  assert.deepEqual(document.facts.at(-1), { label: 'Speaking', value: 'Priya' });
  assert.ok(
    momentsOf(document).every(({ note }) => note === ''),
    'a decision is not told twice',
  );
});

test('what overlapping moments share is said once in minutes, and still found by its number', () => {
  const items = [answer, momentItem(momentOf(row, speech)), momentItem({ ...momentOf(speech), start: 24 })];
  const quotes = momentsOf(build('minutes', items)).flatMap((moment) => moment.quotes);
  assert.deepEqual(quotes.map(({ evidenceId, anchor }) => [evidenceId, anchor]).sort(), [
    ['e-row', true],
    ['e-speech', true],
  ]);
});

test('a long report lists its parts, a short one does not', () => {
  const items = Array.from({ length: 6 }, () => momentItem(momentOf(cats)));
  assert.deepEqual(build('brief', items).contents, []);
  const { contents, blocks } = build('brief', [heading('Cats'), text('Many.'), ...items]);
  assert.equal(contents.length, 8);
  assert.deepEqual(contents[0], { id: 'part-1', text: 'Cats', depth: 1 });
  assert.deepEqual(contents[2], { id: 'exhibit-1', text: 'Exhibit 1 · talk.mp4, 0:40–0:44', depth: 2 });
  const ids = blocks.flatMap((block) => ('id' in block ? block.id : []));
  for (const { id } of contents) assert.ok(ids.includes(id));
});

test('the date is the report’s own where it has one', () => {
  assert.equal(build('brief', [answer], { date: '2026-11-23' }).date, '23 November 2026');
  assert.equal(build('brief', [answer]).date, '1 January 1970, 00:00 UTC');
});

test('places lead to the files beside the report only where that was asked, and never to another file of the same name', () => {
  const items = [momentItem(momentOf(cats)), momentItem(momentOf(photoCat))];
  assert.deepEqual(
    momentsOf(build('brief', items)).map(({ place }) => place.href),
    [null, null],
  );
  assert.deepEqual(
    momentsOf(build('brief', items, {}, true)).map(({ place }) => place.href),
    ['./talk.mp4#t=40', './cat.png'],
  );
  const renamed = (name: string) => ({
    ...library,
    assets: { get: (id: string) => ({ ...library.assets.get(id)!, name }) },
  });
  const hrefs = (name: string) => {
    const document = buildDocument(renamed(name), { ...reportOf(items) }, { appVersion: '0', now: 0, beside: true });
    return momentsOf(document).map(({ place }) => place.href);
  };
  assert.deepEqual(hrefs('same.mp4'), [null, null]);
  const [only] = items;
  const strange = buildDocument(renamed('javascript:x/../"\ud800'), reportOf([only!]), {
    appVersion: '0',
    now: 0,
    beside: true,
  });
  assert.deepEqual(momentsOf(strange)[0]!.place.href, './javascript%3Ax%2F..%2F%22%EF%BF%BD#t=40');
});

test('whatever the order and the template: nothing is lost, ids are one each, levels leave no gap, each cited quote is found once', () => {
  const pieces: ReportItem[] = [
    answer,
    ...reportFromAnswer(lowWater).items.slice(1),
    ...[row, speech, cats, photoCat, call].map((one) => momentItem(momentOf(one), { note: `note on ${one.id}` })),
    text('One.\n\nTwo.'),
    heading('Part'),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom<ReportTemplate>('brief', 'log', 'minutes'),
      fc.array(fc.constantFrom(...pieces), { maxLength: 14 }),
      (template, items) => {
        const document = build(template, items);
        const moments = momentsOf(document);
        const headed = document.blocks.filter((block) => 'id' in block);
        const ids = [...headed, ...moments].map(({ id }) => id);
        assert.ok(ids.every((id) => id !== ''));
        let level = 1;
        for (const block of headed) {
          assert.ok(block.level >= 2 && block.level <= level + 1, 'no level is skipped');
          if (block.kind === 'heading') level = block.level;
        }
        if (template !== 'minutes')
          assert.deepEqual(
            moments.map(({ exhibit }) => exhibit),
            moments.map((_, i) => i + 1),
          );
        const count = (kind: ReportItem['kind']) => items.filter((item) => item.kind === kind).length;
        const blocks = (kind: Block['kind']) => document.blocks.filter((block) => block.kind === kind).length;
        assert.equal(blocks('text'), count('text'));
        assert.equal(blocks('answer'), count('answer'));
        assert.ok(blocks('heading') >= count('heading'));
        const told = moments.flatMap(({ quotes }) => quotes.map(({ evidenceId }) => evidenceId));
        if (template === 'minutes') assert.equal(new Set(told).size, told.length, 'each quote once');
        else assert.ok(moments.length >= count('moment'));
        for (const item of items.filter((one) => one.kind === 'moment'))
          for (const { id } of item.moment.evidence) assert.ok(told.includes(id), 'every quote is there');
        const notes = JSON.stringify(document.blocks);
        for (const item of items) if ('note' in item && item.note !== '') assert.ok(notes.includes(item.note));
        const anchors = moments.flatMap(({ quotes }) =>
          quotes.filter(({ anchor }) => anchor).map(({ number }) => number),
        );
        const cited = count('answer') > 0 ? [1, 2] : [];
        assert.deepEqual([...anchors].sort(), cited);
      },
    ),
    { numRuns: 300 },
  );
});

test('files are numbered as sources in the order of naming', () => {
  const { sources } = build('log', [
    momentItem(momentOf(call)),
    momentItem(momentOf(photoCat)),
    momentItem(momentOf(cats)),
  ]);
  assert.deepEqual(
    sources.map(({ number, sha256 }) => [number, sha256]),
    [
      [1, soundId],
      [2, photoId],
      [3, talkId],
    ],
  );
});
