import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareReports } from '../../../main/report/compare-reports.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { cats, lowWater, momentItem, momentOf, reportOf, row } from './example.ts';

const text = (words: string): ReportItem => ({ kind: 'text', text: words });
const answer: ReportItem = { kind: 'answer', answer: lowWater, note: '' };
const cat = momentItem(momentOf(cats));
const table = momentItem(momentOf(row));
const same = { added: 0, removed: 0, changed: 0, reordered: false, head: [] };
const compare = (then: ReportItem[], now: ReportItem[]) => compareReports(reportOf(then), reportOf(now));

test('a report differs from itself in nothing', () => {
  assert.deepEqual(compare([answer, cat, text('a')], [answer, cat, text('a')]), same);
});

test('what came, what went, what was rewritten and what moved are told apart', () => {
  assert.deepEqual(compare([answer], [answer, cat, table]), { ...same, added: 2 });
  assert.deepEqual(compare([answer, cat], [answer]), { ...same, removed: 1 });
  assert.deepEqual(compare([answer, cat], [cat, answer]), { ...same, reordered: true });
  assert.deepEqual(compare([{ ...cat, note: 'old' } as ReportItem], [cat]), { ...same, changed: 1 });
  assert.deepEqual(compare([text('a'), cat], [text('b'), cat]), { ...same, changed: 1 });
  assert.deepEqual(compare([text('a')], [{ kind: 'heading', text: 'a' }]), { ...same, added: 1, removed: 1 });
  const head = compareReports({ ...reportOf([]), title: 'Old', date: '2026-11-01' }, reportOf([]));
  assert.deepEqual(head.head, ['title', 'date']);
});

test('counts add up, whatever is compared', () => {
  const items = fc.array(fc.constantFrom(answer, cat, table, text('a'), text('b'), text('c')), { maxLength: 8 });
  fc.assert(
    fc.property(items, items, (then, now) => {
      const { added, removed, changed } = compare(then, now);
      assert.ok(added >= 0 && removed >= 0 && changed >= 0);
      assert.equal(now.length - then.length, added - removed);
      const back = compare(now, then);
      assert.deepEqual([back.added, back.removed, back.changed], [removed, added, changed]);
    }),
  );
});
