import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextItem } from '../../../../main/ingest/layout/read-layout.ts';
import { mergeText } from '../../../../main/ingest/text/merge-text.ts';

const item = (text: string, heading: string | null = null): TextItem => ({
  ...{ role: 'line', text, heading, cells: [], columns: [], confidence: 0.9, size: 0.04 },
  box: { x: 0, y: 0, w: 1, h: 0.1 },
});
const frame = (start: number, end: number, ...items: TextItem[]) => ({
  keyFrame: { id: `k${start}`, assetId: 'a', time: start, start, end, sameAs: null },
  items,
});
const spans = (...frames: ReturnType<typeof frame>[]) => mergeText(frames).map((s) => [s.item.text, s.start, s.end]);

test('a line that stays while another appears is one span', () => {
  assert.deepEqual(spans(frame(0, 5, item('First')), frame(5, 9, item('First'), item('Second'))), [
    ['First', 0, 9],
    ['Second', 5, 9],
  ]);
});

test('spacing and letter width do not part equal lines, another number does', () => {
  assert.equal(spans(frame(0, 5, item('Gate  7')), frame(5, 9, item('Gate 7'))).length, 1);
  assert.equal(spans(frame(0, 5, item('Gate 7')), frame(5, 9, item('Gate 8'))).length, 2);
});

test('the same words under another heading are another text', () => {
  assert.equal(spans(frame(0, 5, item('slack', 'Saturday')), frame(5, 9, item('slack', 'Sunday'))).length, 2);
});

test('a slide that comes back is a span of its own', () => {
  assert.deepEqual(spans(frame(0, 5, item('A')), frame(5, 9, item('B')), frame(9, 12, item('A'))), [
    ['A', 0, 5],
    ['B', 5, 9],
    ['A', 9, 12],
  ]);
});

test('a line that stands twice on a slide is two spans', () => {
  assert.deepEqual(spans(frame(0, 5, item('slack'), item('slack')), frame(5, 9, item('slack'), item('slack'))), [
    ['slack', 0, 9],
    ['slack', 0, 9],
  ]);
});
