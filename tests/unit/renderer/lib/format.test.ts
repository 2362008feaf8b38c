import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatSpeed, middleEllipsis, plural } from '../../../../renderer/lib/format.ts';

test('numbers carry their units', () => {
  assert.equal(formatBytes(999), '999 B');
  assert.equal(formatBytes(1_149_565), '1.1 MB');
  assert.equal(formatBytes(999_999), '1.0 MB');
  assert.equal(formatSpeed(8.31), '8.3× real time');
  assert.equal(formatSpeed(0.456), '0.46× real time');
  assert.equal(plural(1, 'file'), '1 file');
  assert.equal(plural(2, 'match', 'matches'), '2 matches');
});

test('a long name keeps its start and its extension', () => {
  const cut = middleEllipsis('Interview with the harbour master.mp4', 20);
  assert.equal(cut.length, 20);
  assert.ok(cut.startsWith('Interview') && cut.endsWith('.mp4'));
  assert.equal(middleEllipsis('talk.mp4', 20), 'talk.mp4');
});
