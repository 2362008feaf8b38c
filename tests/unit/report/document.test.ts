import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildDocument } from '../../../main/report/build-document.ts';
import { citedMoments } from '../../../main/report/cited-moments.ts';
import type { MomentBlock } from '../../../main/report/document.ts';
import { reportFromAnswer } from '../../../main/report/report-from-answer.ts';
import { reportItem } from '../../../preload/contract/report.ts';
import {
  answerOf,
  call,
  cats,
  library,
  lowWater,
  momentItem,
  momentOf,
  photoCat,
  reportOf,
  row,
  rowBox,
  speech,
} from './example.ts';

const build = (items: Parameters<typeof reportOf>[0]) =>
  buildDocument(library, reportOf(items), { appVersion: '0.1.0', now: 0 });
const moments = (blocks: { kind: string }[]) => blocks.filter((block): block is MomentBlock => block.kind === 'moment');

test('what is cited on one slide shares its key frame, with the box of what was read', () => {
  const [picture, ...rest] = citedMoments(lowWater);
  assert.equal(rest.length, 0);
  assert.deepEqual([picture!.at, picture!.start, picture!.end], [20, 17, 29.52]);
  assert.deepEqual(picture!.boxes, [{ box: rowBox, label: null }]);
  assert.deepEqual(
    picture!.evidence.map(({ id }) => id),
    ['e-row', 'e-speech'],
  );
});

test('objects are shown at the second that shows most of them, each with its box and name', () => {
  const [picture] = citedMoments(answerOf([{ text: 'Two cats.', from: [cats] }]));
  assert.equal(picture!.at, 42);
  assert.deepEqual(
    picture!.boxes.map(({ label }) => label),
    ['cat', 'cat'],
  );
});

test('speech without a key frame is shown where it begins; a citation outside the moments still counts', () => {
  const answer = answerOf([{ text: 'Byron.', from: [speech] }], { moments: [] });
  const [picture] = citedMoments(answer);
  assert.deepEqual([picture!.at, picture!.evidence.length, picture!.moment], [25, 0, null]);
  assert.deepEqual(citedMoments(answer, () => speech)[0]!.evidence, [speech]);
});

test('a report from an answer holds the answer and each cited moment with the cited evidence only', () => {
  const answer = { ...lowWater, moments: [{ ...momentOf(row), evidence: [row, cats, speech] }] };
  const { title, items } = reportFromAnswer(answer);
  assert.equal(title, answer.question);
  assert.deepEqual(
    items.map(({ kind }) => kind),
    ['answer', 'moment'],
  );
  for (const item of items) reportItem.parse(item);
  const [, moment] = items;
  assert.ok(moment?.kind === 'moment');
  assert.deepEqual(
    moment.moment.evidence.map(({ id }) => id),
    ['e-row', 'e-speech'],
  );
});

test('an answer alone brings its pictures and quotes, numbered as its sentences cite them', () => {
  const { blocks, sources, models } = build([{ kind: 'answer', answer: lowWater, note: '' }]);
  const [answer, exhibits, moment, ...rest] = blocks;
  assert.ok(answer?.kind === 'answer' && moment?.kind === 'moment' && rest.length === 0);
  assert.ok(exhibits?.kind === 'heading' && exhibits.text === 'Exhibits');
  assert.deepEqual(
    answer.sentences.map(({ references }) => references.map(({ number }) => number)),
    [[1], [2]],
  );
  assert.deepEqual(
    moment.quotes.map(({ number, text, context }) => [number, text, context]),
    [
      [1, row.text, 'Port Ellery tide table'],
      [2, speech.text, null],
    ],
  );
  assert.deepEqual(
    sources.map(({ name, duration }) => [name, duration]),
    [['talk.mp4', 80]],
  );
  assert.deepEqual(
    models.map(({ model }) => model),
    ['text-model', 'speech-model'],
  );
});

test('a cited moment that the person put in as well is printed once, with the same numbers', () => {
  const { items } = reportFromAnswer(lowWater);
  const shown = moments(build(items).blocks);
  assert.equal(shown.length, 1);
  assert.deepEqual(
    shown[0]!.quotes.map(({ number, anchor }) => [number, anchor]),
    [
      [1, true],
      [2, true],
    ],
  );
});

test('two answers citing the same evidence give it one number and one place to jump to', () => {
  const { blocks } = build(
    [lowWater, { ...lowWater, id: 'again' }].map((answer) => ({ kind: 'answer', answer, note: '' })),
  );
  const anchors = moments(blocks).flatMap(({ quotes }) =>
    quotes.filter(({ anchor }) => anchor).map(({ number }) => number),
  );
  assert.deepEqual(anchors, [1, 2]);
  assert.equal(moments(blocks).length, 1, 'and shows its picture once');
});

test('a long moment keeps what is cited and says how much it left out', () => {
  const many = Array.from({ length: 20 }, (_, i) => ({ ...speech, id: `s${i}`, start: i, end: i + 1 }));
  const { blocks } = build([{ kind: 'answer', answer: lowWater, note: '' }, momentItem(momentOf(...many, row))]);
  const block = moments(blocks).at(-1)!;
  assert.equal(block.quotes.length, 12);
  assert.equal(block.more, 9);
  assert.ok(block.quotes.some(({ number }) => number === 1));
});

test('sound has no picture, a photograph no times, and a file that left keeps its name', () => {
  const [sound, photo] = moments(build([momentItem(momentOf(call)), momentItem(momentOf(photoCat))]).blocks);
  assert.equal(sound!.figure, null);
  assert.equal(sound!.quotes[0]!.context, 'Priya');
  assert.equal(photo!.place.still, true);
  const gone = answerOf([{ text: 'Gone.', from: [{ ...speech, assetId: 'd'.repeat(64) }] }]);
  const { sources } = build([{ kind: 'answer', answer: gone, note: '' }]);
  assert.deepEqual([sources[0]!.name, sources[0]!.kind], ['gone.mp4', null]);
});

test('where nothing was found the nearest moments are offered as such', () => {
  const answer = answerOf([], { status: 'notFound', moments: [row, cats, photoCat, call].map((one) => momentOf(one)) });
  const [block, ...rest] = build([{ kind: 'answer', answer, note: '' }]).blocks;
  assert.ok(block?.kind === 'answer' && rest.length === 0);
  assert.deepEqual(
    block.nearest.map(({ start }) => start),
    [17, 40, 0],
  );
});

test('what was put right since is printed; what another model read since is printed as it was', () => {
  const right = { ...speech, text: 'Put right.', original: { text: speech.text, speaker: null } };
  const other = { ...row, text: 'Read by another model' };
  const now = {
    ...library,
    evidence: {
      ...library.evidence,
      byIds: (ids: readonly string[]) => [right, other].filter(({ id }) => ids.includes(id)),
    },
  };
  const { blocks } = buildDocument(now, reportOf([momentItem(momentOf(speech, row))]), {
    appVersion: '0.1.0',
    now: 0,
  });
  const texts = moments(blocks).flatMap(({ quotes }) => quotes.map(({ text }) => text));
  assert.ok(texts.includes('Put right.') && !texts.includes(speech.text));
  assert.ok(texts.includes(row.text) && !texts.includes(other.text));
});
