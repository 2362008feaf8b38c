import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRows } from '../../../../main/shells/cli/csv-rows.ts';
import { addNamedMoment, readNamedMoments } from '../../../../main/shells/cli/report-moments.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';

const dir = scratchFolder();
let count = 0;
function listed(text: string): string {
  const path = join(dir, `moments-${count++}`);
  writeFileSync(path, text);
  return path;
}

test('a moment on the command line is a file, a span and a note', () => {
  const one = (value: string) => addNamedMoment(value, [])[0];
  assert.deepEqual(one('talk.mp4@0:42-0:50=What = said'), {
    file: 'talk.mp4',
    start: 42,
    end: 50,
    note: 'What = said',
  });
  assert.deepEqual(one('talk.mp4@1:06'), { file: 'talk.mp4', start: 66, end: null, note: '' });
  assert.deepEqual(one('cam@2.mp4@1:02:03.5-3724=a@b'), { file: 'cam@2.mp4', start: 3723.5, end: 3724, note: 'a@b' });
  assert.deepEqual(one('cat.png'), { file: 'cat.png', start: 0, end: null, note: '' });
  assert.deepEqual(
    addNamedMoment('b.mp4@1', [one('a.mp4@1')!]).map(({ file }) => file),
    ['a.mp4', 'b.mp4'],
  );
  assert.throws(() => one('talk.mp4@noon'), { name: 'InvalidArgumentError', message: /talk\.mp4@0:42-0:50/ });
});

test('moments are read from JSON and from CSV', async () => {
  const wanted = [
    { file: 'talk.mp4', start: 42, end: 50, note: 'Said, “twice”' },
    { file: 'cat.png', start: 0, end: null, note: '' },
  ];
  const json = [{ asset: 'talk.mp4', start: '0:42', end: 50, note: 'Said, “twice”' }, { file: 'cat.png' }];
  assert.deepEqual(await readNamedMoments(listed(`\ufeff${JSON.stringify(json)}`)), wanted);
  const csv = '\ufeffAsset,start,end,note\r\ntalk.mp4,0:42,50,"Said, “twice”"\r\n\r\ncat.png,,,\r\n';
  assert.deepEqual(await readNamedMoments(listed(csv)), wanted);
});

test('what cannot be read is told with its place', async () => {
  const refused = (text: string, message: RegExp) =>
    assert.rejects(readNamedMoments(listed(text)), { code: 'BAD_INPUT', message });
  await refused('asset,start\ntalk.mp4,0:10\ntalk.mp4,noon\n', /Moment 2 of .*“start”: “noon” is no time such as 1:30/);
  await refused('[{"start": 3}]', /Moment 1 of .*names no file/);
  await refused('[{"asset": "a.mp4", "start": -1}]', /Moment 1 of .*“start”/);
  await refused('[', /is no list in JSON/);
  await refused('talk.mp4,0:10\n', /asset,start,end,note/);
  await refused('asset,start\n', /names no moments/);
  await assert.rejects(readNamedMoments(join(dir, 'gone.csv')), { code: 'NOT_FOUND' });
});

test('a table that was written as CSV is read back', () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const cell = fc.string({ unit: fc.constantFrom(...'ab,"\n\r \'=é'), maxLength: 6 });
  const rows = fc.array(
    fc.array(cell, { minLength: 1, maxLength: 4 }).filter((row) => row.some((one) => one.trim() !== '')),
  );
  fc.assert(
    fc.property(rows, (table) => {
      assert.deepEqual(csvRows(table.map((row) => row.map(quoted).join(',')).join('\r\n')), table);
    }),
  );
});
