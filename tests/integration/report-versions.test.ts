import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { reportCalls } from '../../main/calls/report-calls.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import type { ReportItem } from '../../preload/contract/report.ts';

const minute = 60_000;
const text = (words: string): ReportItem => ({ kind: 'text', text: words });

/** Reports over a real library, at a clock that the test sets. */
function desk(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-versions-'));
  const library = openLibrary(dir, { log: silentLog });
  t.after(() => {
    library.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const clock = { now: Date.UTC(2026, 10, 26) };
  const calls = reportCalls({
    library,
    now: () => clock.now,
    exportReport: async () => ({ path: '/out/r.html', fileName: 'r.html', bytes: 1 }),
    previewReport: async () => '',
  });
  const save = (items: ReportItem[], id?: string, more: { opened?: boolean; title?: string } = {}) =>
    calls['reports.save']({
      ...(id === undefined ? {} : { id }),
      title: more.title ?? 'Tides',
      author: 'Mira',
      date: '',
      template: 'brief',
      items,
      opened: more.opened ?? false,
    });
  const versions = async (id: string) =>
    (await calls['reports.versions']({ id })).map(({ why, items, difference }) => [why, items, difference.added]);
  return { dir, library, calls, clock, save, versions };
}

test('writing for an hour leaves a state for every five minutes, not for every save', async (t) => {
  const { clock, save, versions, calls } = desk(t);
  const { id } = await save([text('0')]);
  for (let second = 20; second <= 3600; second += 20) {
    clock.now += 20_000;
    await save([text('0'), text(String(second))], id);
  }
  const kept = await versions(id);
  assert.ok(kept.length >= 10 && kept.length <= 12, `${kept.length} are kept`);
  assert.ok(kept.every(([why]) => why === 'edited'));
  const times = (await calls['reports.versions']({ id })).map(({ savedAt }) => savedAt);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
    'newest first',
  );
});

test('what a report was before it was opened and changed is kept, and what was exported', async (t) => {
  const { clock, save, versions, calls } = desk(t);
  const { id } = await save([text('a')]);
  clock.now += 1000;
  await save([text('a'), text('b')], id, { opened: true });
  clock.now += 1000;
  await save([text('a'), text('b'), text('c')], id);
  await calls['reports.export']({ id, format: 'html', beside: false });
  await calls['reports.export']({ id, format: 'html', beside: false });
  assert.deepEqual(await versions(id), [
    ['exported', 3, 0],
    ['opened', 1, 2],
  ]);
});

test('an earlier state comes back, and the one that it replaced can be had again', async (t) => {
  const { clock, save, versions, calls, library } = desk(t);
  const { id, createdAt } = await save([text('first')], undefined, { title: 'Old' });
  clock.now += minute;
  await save([text('second'), text('third')], id, { opened: true });
  const [opened] = await calls['reports.versions']({ id });
  assert.deepEqual(opened!.difference, { added: 1, removed: 0, changed: 1, reordered: false, head: ['title'] });
  clock.now += minute;
  const back = await calls['reports.restore']({ id, version: opened!.version });
  assert.deepEqual(
    [back.id, back.title, back.items, back.createdAt, back.updatedAt],
    [id, 'Old', [text('first')], createdAt, clock.now],
  );
  assert.deepEqual(library.reports.get(id), back);
  assert.deepEqual(
    (await versions(id)).map(([why, items]) => [why, items]),
    [
      ['restored', 2],
      ['opened', 1],
    ],
  );
  const [replaced] = await calls['reports.versions']({ id });
  const again = await calls['reports.restore']({ id, version: replaced!.version });
  assert.deepEqual(again.items, [text('second'), text('third')]);
  await assert.rejects(calls['reports.restore']({ id, version: 9999 }), { code: 'NOT_FOUND' });
});

test('versions outlive the process, number no more than fifty, and go with their report', async (t) => {
  const { dir, library, clock, save, calls } = desk(t);
  const { id } = await save([text('0')]);
  const other = await save([text('other')]);
  for (let day = 1; day <= 120; day++) {
    clock.now += 24 * 60 * minute;
    await save([text(String(day))], id, { opened: true });
    if (day === 1) await save([text('changed')], other.id, { opened: true });
  }
  const kept = await calls['reports.versions']({ id });
  assert.equal(kept.length, 50);
  assert.equal(library.reportVersions.get(id, kept.at(-1)!.version)?.report.items.length, 1, 'the oldest can be had');
  library.close();
  const reopened = openLibrary(dir, { log: silentLog });
  t.after(() => reopened.close());
  assert.equal(reopened.reportVersions.of(id).length, 50);
  reopened.reports.remove(id);
  assert.equal(reopened.reportVersions.of(id).length, 0);
  assert.equal(reopened.reportVersions.of(other.id).length, 1);
  assert.equal(reopened.check().ok, true);
});

test('a version of one report is none of another', async (t) => {
  const { save, calls } = desk(t);
  const [a, b] = [await save([text('a')]), await save([text('b')])];
  await save([text('a2')], a.id, { opened: true });
  const [version] = await calls['reports.versions']({ id: a.id });
  await assert.rejects(calls['reports.restore']({ id: b.id, version: version!.version }), { code: 'NOT_FOUND' });
});
