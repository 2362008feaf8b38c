import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job } from '../../../../preload/contract/job.ts';
import { mergeJobs } from '../../../../renderer/lib/merge-jobs.ts';

const job = (id: string, fraction: number) => ({ id, fraction }) as Job;

test('changed jobs stay in their places, new ones come behind', () => {
  const merged = mergeJobs([job('a', 0), job('b', 0)], [job('c', 0), job('a', 0.5)]);
  assert.deepEqual(
    merged.map(({ id, fraction }) => [id, fraction]),
    [
      ['a', 0.5],
      ['b', 0],
      ['c', 0],
    ],
  );
});
