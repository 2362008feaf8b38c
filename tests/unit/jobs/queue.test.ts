import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../main/app-error.ts';
import { createQueue, type JobRun } from '../../../main/jobs/queue.ts';
import type { StoredJob } from '../../../main/library/library.ts';
import { silentLog } from '../../../main/log/log.ts';

const view = { stages: [], fraction: 0, speed: null, secondsLeft: null };

/** A queue over a store in memory, whose work ends when the test says so. */
function setUp(stored: StoredJob[] = [], canWait: (job: StoredJob) => boolean = () => false) {
  const rows = new Map(stored.map((job) => [job.id, job]));
  const running: { job: StoredJob; context: JobRun; end: (error?: Error) => void }[] = [];
  const abandoned: string[] = [];
  const settled: string[] = [];
  const events: string[][] = [];
  const disk = { full: false };
  const write = (change: () => void) => {
    if (disk.full) throw new AppError('DISK_FULL', 'The disk is full.');
    change();
  };
  let id = 0;
  const queue = createQueue({
    store: {
      list: () => [...rows.values()],
      put: (job) => write(() => void rows.set(job.id, job)),
      forget: (ids) => ids.forEach((i) => void rows.delete(i)),
    },
    run: (job, context) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve({ duplicate: false }));
        context.signal.addEventListener('abort', () => end(new AppError('CANCELLED', 'Stopped.')));
        running.push({ job, context, end });
      }),
    abandon: (job) => abandoned.push(job.path),
    settle: (job) => write(() => void settled.push(`${job.path} ${job.state}`)),
    viewOf: () => view,
    onChange: (jobs) => events.push(jobs.map((j) => `${j.path} ${j.state}`)),
    canWait,
    log: silentLog,
    now: () => 0,
    newId: () => `job-${id++}`,
  });
  const states = () => Object.fromEntries(queue.list().map((j) => [j.path, j.state]));
  return { queue, rows, running, abandoned, settled, events, states, disk };
}

test('jobs run one after another, in order of arrival', async () => {
  const { queue, running, states } = setUp();
  queue.start();
  queue.add('a', 'a');
  queue.add('b', 'b');
  assert.deepEqual(states(), { a: 'running', b: 'queued' });
  running[0]!.end();
  await wait(1);
  assert.deepEqual(states(), { a: 'done', b: 'running' });
  running[1]!.end();
  await queue.idle();
  assert.deepEqual(states(), { a: 'done', b: 'done' });
});

test('what can wait comes last, is laid aside for the others, and goes on after them', async () => {
  const { queue, running, states, abandoned } = setUp([], ({ path }) => path.startsWith('again'));
  queue.start();
  for (const path of ['again 1', 'again 2', 'a', 'b']) queue.add(path, path);
  await wait(1);
  assert.deepEqual(states(), { 'again 1': 'queued', 'again 2': 'queued', a: 'running', b: 'queued' });
  for (const at of [1, 2, 3, 4]) {
    running[at]!.end();
    await wait(1);
  }
  assert.deepEqual(
    running.map(({ job }) => job.path),
    ['again 1', 'a', 'b', 'again 1', 'again 2'],
  );
  assert.deepEqual([abandoned, Object.values(states())], [[], ['done', 'done', 'done', 'done']]);
});

test('paused while it is laid aside, it stays paused', async () => {
  const { queue, states } = setUp([], ({ path }) => path === 'again');
  queue.start();
  const { id } = queue.add('again', 'again');
  queue.pause([id]);
  queue.add('a', 'a');
  await wait(1);
  assert.deepEqual(states(), { again: 'paused', a: 'running' });
});

test('the same path twice is one job while it waits or runs, and a new one when it is over', async () => {
  const { queue, running } = setUp();
  queue.start();
  const first = queue.add('a', 'a');
  assert.equal(queue.add('a', 'a').id, first.id);
  running[0]!.end();
  await wait(1);
  assert.notEqual(queue.add('a', 'a').id, first.id);
});

test('a job that fails keeps its error, the next one goes on, retry runs it again', async () => {
  const { queue, running, states, rows } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  queue.add('b', 'b');
  running[0]!.end(new AppError('BROKEN_FILE', 'a is cut off.'));
  await wait(1);
  assert.deepEqual(states(), { a: 'failed', b: 'running' });
  assert.deepEqual(rows.get(id)!.error, { code: 'BROKEN_FILE', message: 'a is cut off.' });
  running[1]!.end();
  await wait(1);
  queue.retry([id, id]);
  assert.equal(running.length, 3);
  assert.equal(rows.get(id)!.error, null);
});

test('an unknown error becomes INTERNAL without its details', async () => {
  const { queue, running, rows } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  running[0]!.end(new Error('secret /path'));
  await wait(1);
  assert.equal(rows.get(id)!.error!.code, 'INTERNAL');
  assert.doesNotMatch(rows.get(id)!.error!.message, /secret/);
});

test('pause stops the running job and lets the next one run; resume goes on', async () => {
  const { queue, running, states } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  queue.add('b', 'b');
  queue.pause([id]);
  queue.pause([id]);
  await wait(1);
  assert.deepEqual(states(), { a: 'paused', b: 'running' });
  queue.resume([id]);
  assert.deepEqual(states(), { a: 'queued', b: 'running' });
  running[1]!.end();
  await wait(1);
  assert.equal(states().a, 'running');
});

test('resumed before the pause has taken hold, the job goes on', async () => {
  const { queue, running, states } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  queue.pause([id]);
  queue.resume([id]);
  await wait(1);
  assert.equal(states().a, 'running');
  assert.equal(running.length, 2);
});

test('a paused file that is added again goes on', async () => {
  const { queue, running, states } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  queue.pause([id]);
  await wait(1);
  assert.equal(queue.add('a', 'a').id, id);
  assert.equal(states().a, 'running');
  queue.pause([id]);
  queue.add('a', 'a');
  await wait(1);
  assert.equal(states().a, 'running');
  assert.equal(running.length, 3);
});

test('a full disk ends no queue: states are kept in memory, the next job runs, new ones are refused with the reason', async () => {
  const { queue, running, states, disk } = setUp();
  queue.start();
  for (const path of ['a', 'b', 'c']) queue.add(path, path);
  disk.full = true;
  running[0]!.end();
  await wait(1);
  assert.deepEqual(states(), { a: 'done', b: 'running', c: 'queued' });
  assert.throws(() => queue.add('d', 'd'), { code: 'DISK_FULL' });
  running[1]!.end(new AppError('DISK_FULL', 'The disk is full.'));
  await wait(1);
  assert.deepEqual(states(), { a: 'done', b: 'failed', c: 'running' });
  disk.full = false;
  running[2]!.end();
  await queue.idle();
  assert.deepEqual(states(), { a: 'done', b: 'failed', c: 'done' });
});

test('dropped jobs stop and are forgotten, nothing of theirs is given up, the next one runs', async () => {
  const { queue, running, rows, states, abandoned } = setUp();
  queue.start();
  const ids = ['a', 'b', 'c', 'd'].map((path) => queue.add(path, path).id);
  queue.pause([ids[1]!]);
  queue.drop(ids.slice(0, 3));
  assert.ok(running[0]!.context.signal.aborted);
  running[0]!.context.identify('late');
  running[0]!.context.show(view);
  await wait(1);
  assert.deepEqual(states(), { d: 'running' });
  assert.deepEqual([...rows.keys()], [ids[3]]);
  assert.deepEqual(abandoned, []);
});

test('cancel gives up running, waiting and paused jobs, each once', async () => {
  const { queue, abandoned, states } = setUp();
  queue.start();
  const ids = ['a', 'b', 'c'].map((path) => queue.add(path, path).id);
  queue.pause([ids[2]!]);
  queue.cancel(ids);
  queue.cancel(ids);
  await wait(1);
  assert.deepEqual(states(), { a: 'cancelled', b: 'cancelled', c: 'cancelled' });
  assert.deepEqual(abandoned.sort(), ['a', 'b', 'c']);
});

test('clear forgets what is over and nothing else', async () => {
  const { queue, running, rows } = setUp();
  queue.start();
  const ids = ['a', 'b'].map((path) => queue.add(path, path).id);
  running[0]!.end();
  await wait(1);
  queue.clear(ids);
  assert.deepEqual([...rows.keys()], [ids[1]]);
});

test('what a killed process left running is begun again; paused jobs stay paused', () => {
  const job = (id: string, state: StoredJob['state']): StoredJob => ({
    ...{ id, path: id, name: id, assetId: null, state, error: null, duplicate: false, createdAt: 0 },
  });
  const { queue, states } = setUp([job('p', 'paused'), job('r', 'running'), job('q', 'queued'), job('d', 'done')]);
  queue.start();
  assert.deepEqual(states(), { p: 'paused', r: 'running', q: 'queued', d: 'done' });
});

test('close stops the running job so that it is queued for the next start', async () => {
  const { queue, rows } = setUp();
  queue.start();
  const { id } = queue.add('a', 'a');
  await queue.close();
  assert.equal(rows.get(id)!.state, 'queued');
});

test('a flood of progress becomes few events, and the last state always comes', async () => {
  const { queue, running, events } = setUp();
  queue.start();
  queue.add('a', 'a');
  for (let i = 0; i < 500; i++) running[0]!.context.show({ ...view, fraction: i / 500 });
  assert.ok(events.length <= 2, `${events.length}`);
  running[0]!.end();
  await wait(250);
  assert.deepEqual(events.at(-1), ['a done']);
});
