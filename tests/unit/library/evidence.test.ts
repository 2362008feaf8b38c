import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Evidence, evidence as evidenceSchema } from '../../../preload/contract/evidence.ts';
import { idOf, libraryWith, note } from './sample-library.ts';

const speech = note(1, 'said', 'Where is the harbour? \u0000 "quoted" 潮汐 🌊', {
  kind: 'speech',
  start: 12.34,
  end: 15.001,
  box: { x: 0.1, y: 0.2, w: 0.3, h: 0.4 },
  detail: {
    kind: 'speech',
    language: 'en',
    trackIndex: 1,
    words: [{ text: 'Where', start: 12.34, end: 12.6, confidence: 0.8 }],
  },
});
const spans = [
  note(1, 'first', 'a', { start: 0, end: 5 }),
  note(1, 'second', 'b', { start: 5, end: 10 }),
  note(1, 'third', 'c', { start: 20, end: 30, kind: 'caption' }),
];
const ids = (evidence: Evidence[]) => evidence.map(({ id }) => id);

test('an evidence comes back as it was written', (t) => {
  const library = libraryWith(t, [speech]);
  assert.deepEqual(library.evidence.byIds(['said']), [speech]);
  assert.deepEqual(evidenceSchema.parse(library.evidence.ofAsset(idOf(1))[0]), speech);
});

test('ids are answered in the order they were asked, unknown ones left out', (t) => {
  const library = libraryWith(t, spans);
  assert.deepEqual(ids(library.evidence.byIds(['third', 'nobody', 'first'])), ['third', 'first']);
  assert.deepEqual(library.evidence.byIds([]), []);
});

test('within gives what meets the span, by start, of the kinds asked for', (t) => {
  const library = libraryWith(t, [...spans].reverse());
  const within = (from: number, to: number) => ids(library.evidence.within(idOf(1), from, to));
  assert.deepEqual(within(0, 30), ['first', 'second', 'third']);
  assert.deepEqual(within(6, 7), ['second']);
  assert.deepEqual(within(5, 5), ['first', 'second'], 'a moment at a border meets both sides');
  assert.deepEqual(within(10.5, 19.5), []);
  assert.deepEqual(ids(library.evidence.within(idOf(1), 0, 30, ['caption'])), ['third']);
  assert.deepEqual(ids(library.evidence.ofAsset(idOf(1), ['note'])), ['first', 'second']);
  assert.deepEqual(library.evidence.ofAsset(idOf(2)), []);
});

test('counts follow the scope', (t) => {
  const library = libraryWith(t, [...spans, note(2, 'other', 'd')]);
  assert.deepEqual(library.evidence.counts({ assetIds: [] }), { note: 3, caption: 1 });
  assert.deepEqual(library.evidence.counts({ assetIds: [idOf(1)] }), { note: 2, caption: 1 });
  assert.deepEqual(library.evidence.counts({ assetIds: [idOf(1)], from: 11, to: 60 }), { caption: 1 });
  assert.deepEqual(library.evidence.counts({ assetIds: [idOf(3)] }), {});
});
