import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredJob } from '../../../main/library/library.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import type { Answer } from '../../../preload/contract/answer.ts';
import type { Report } from '../../../preload/contract/report.ts';
import { newLibrary } from './sample-library.ts';

const job = (id: string, createdAt: number): StoredJob => ({
  id,
  path: `/${id}.mp4`,
  name: `${id}.mp4`,
  assetId: null,
  state: 'queued',
  error: null,
  duplicate: false,
  createdAt,
});
const answer = (id: string, createdAt: number): Answer => ({
  id,
  question: 'When is low water?',
  scope: { assetIds: [] },
  status: 'notFound',
  sentences: [],
  moments: [],
  trace: {
    route: 'search',
    plan: { by: 'rules', answerKind: 'when', kinds: {}, keywords: [], objects: [], steps: [], time: null },
    hits: [],
    reranker: { name: 'text', note: null, device: null, looked: 0 },
    dropped: [],
    stages: [],
  },
  createdAt,
});
const report = (id: string, updatedAt: number): Report => ({
  id,
  title: id,
  author: '',
  date: '',
  template: 'brief',
  items: [],
  createdAt: 0,
  updatedAt,
});

test('jobs outlive the process, oldest first, until they are forgotten', (t) => {
  const library = newLibrary(t);
  for (const one of [job('b', 2), job('a', 1), job('c', 3)]) library.jobs.put(one);
  library.jobs.put({ ...job('a', 1), state: 'failed', error: { code: 'BROKEN_FILE', message: 'No.' } });
  library.close();
  const again = openLibrary(library.dir, { log: silentLog });
  t.after(() => again.close());
  assert.deepEqual(
    again.jobs.list().map(({ id, state }) => [id, state]),
    [
      ['a', 'failed'],
      ['b', 'queued'],
      ['c', 'queued'],
    ],
  );
  assert.deepEqual(again.jobs.list()[1], job('b', 2));
  again.jobs.forget(['a', 'c', 'nobody']);
  assert.deepEqual(
    again.jobs.list().map(({ id }) => id),
    ['b'],
  );
});

test('answers come back newest first', (t) => {
  const library = newLibrary(t);
  for (const one of [answer('old', 1), answer('new', 3), answer('middle', 2)]) library.answers.put(one);
  assert.deepEqual(
    library.answers.list(2).map(({ id }) => id),
    ['new', 'middle'],
  );
  assert.deepEqual(library.answers.get('old'), answer('old', 1));
  assert.equal(library.answers.get('nobody'), undefined);
});

test('a report is replaced by its id and listed by its last change', (t) => {
  const library = newLibrary(t);
  for (const one of [report('a', 1), report('b', 2), { ...report('a', 3), title: 'again' }]) library.reports.put(one);
  assert.deepEqual(
    library.reports.list().map(({ title }) => title),
    ['again', 'b'],
  );
  library.reports.remove('a');
  assert.equal(library.reports.get('a'), undefined);
  assert.deepEqual(library.reports.get('b'), report('b', 2));
});

test('settings take any JSON value and forget what is set to undefined', (t) => {
  const { settings } = newLibrary(t);
  assert.equal(settings.get('theme'), undefined);
  for (const value of ['dark', { width: 0.4 }, null, false]) {
    settings.set('theme', value);
    assert.deepEqual(settings.get('theme'), value);
  }
  settings.set('theme', undefined);
  assert.equal(settings.get('theme'), undefined);
});
