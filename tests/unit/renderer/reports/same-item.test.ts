import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportItem } from '../../../../preload/contract/report.ts';
import { sameItem } from '../../../../renderer/features/reports/same-item.ts';

const answer = (id: string, note = '') => ({ kind: 'answer', answer: { id, question: 'Which?' }, note }) as ReportItem;
const moment = (at: number, part: { assetId?: string; end?: number; note?: string } = {}) => {
  const { assetId = 'talk', end = 9, note = '' } = part;
  return { kind: 'moment', at, boxes: [], note, moment: { assetId, start: 2, end } } as unknown as ReportItem;
};

test('an answer is in a report once, whatever was written to it', () => {
  assert.ok(sameItem(answer('a'), answer('a', 'Read this out')));
  assert.ok(!sameItem(answer('a'), answer('b')), 'asked again it is another answer');
});

test('a moment is the same at the same second of the same file', () => {
  assert.ok(sameItem(moment(3), moment(3, { note: 'Look here' })));
  assert.ok(!sameItem(moment(3), moment(3.04)), 'one frame on');
  assert.ok(!sameItem(moment(3), moment(3, { assetId: 'street' })));
  assert.ok(!sameItem(moment(3), moment(3, { end: 12 })), 'another stretch around it');
});

test('words of one’s own may stand in a report as often as one likes', () => {
  const text: ReportItem = { kind: 'text', text: 'See above.' };
  const heading: ReportItem = { kind: 'heading', text: 'Money' };
  assert.ok(!sameItem(text, text));
  assert.ok(!sameItem(heading, heading));
  assert.ok(!sameItem(answer('a'), moment(3)));
});
