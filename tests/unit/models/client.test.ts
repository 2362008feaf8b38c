import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { silentLog } from '../../../main/log/log.ts';
import { backOff } from '../../../main/models/back-off.ts';
import { createModelsClient } from '../../../main/models/client.ts';
import type { ModelsProcess } from '../../../main/models/models-process.ts';
import type { FromWorker, ToWorker } from '../../../native-models/protocol.ts';

/** The process boundary: what was sent to it, and the levers to answer and to die. */
class FakeProcess implements ModelsProcess {
  readonly pid = 1;
  readonly sent: ToWorker[] = [];
  killed = false;
  say: (message: FromWorker) => void = () => {};
  die: (reason: string) => void = () => {};
  send(message: ToWorker) {
    this.sent.push(message);
  }
  onMessage(listener: (message: FromWorker) => void) {
    this.say = listener;
  }
  onExit(listener: (reason: string) => void) {
    this.die = listener;
  }
  kill() {
    this.killed = true;
  }
  runs() {
    return this.sent.flatMap((m) => (m.kind === 'run' ? [m.id] : []));
  }
}

function opened() {
  const forks: FakeProcess[] = [];
  const states: string[] = [];
  const client = createModelsClient({
    fork: () => {
      const fork = new FakeProcess();
      forks.push(fork);
      return fork;
    },
    idleMs: 60_000,
    cancelMs: 2000,
    log: silentLog,
    onStatus: (state) => states.push(state),
  });
  return { client, forks, states };
}
const texts = { texts: ['a', 'b', 'c'] };
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

test('starts at the first call, not before, and sends nothing until the process is ready', async () => {
  const { client, forks, states } = opened();
  assert.equal(forks.length, 0);
  const call = client.run('embed-text', texts);
  assert.deepEqual(forks[0]!.runs(), []);
  forks[0]!.say({ kind: 'ready' });
  assert.deepEqual(forks[0]!.runs(), [1]);
  const value = { vectors: new Float32Array(3), dimensions: 1 };
  forks[0]!.say({ kind: 'result', id: 1, value });
  assert.equal(await call, value);
  assert.deepEqual(states, ['starting', 'ready']);
  await client.close();
});

test('when it dies, the call that had begun fails and the others are sent to the next one, after a pause', async () => {
  const { client, forks } = opened();
  const begun = client.run('vad', { pcm: { samples: new Float32Array(1), start: 0 } });
  const waiting = client.run('embed-text', texts);
  forks[0]!.say({ kind: 'ready' });
  forks[0]!.say({ kind: 'started', id: 1 });
  forks[0]!.die('SIGSEGV');
  await assert.rejects(begun, { code: 'MODEL_CRASHED', message: /try again/ });
  mock.timers.tick(249);
  assert.equal(forks.length, 1);
  mock.timers.tick(1);
  assert.equal(forks.length, 2);
  forks[1]!.say({ kind: 'ready' });
  assert.deepEqual(forks[1]!.runs(), [2]);
  forks[1]!.say({ kind: 'result', id: 2, value: 'done' });
  assert.equal(await waiting, 'done');
  await client.close();
});

test('pauses double up to 8 s', () => {
  assert.deepEqual([1, 2, 3, 6, 7, 50].map(backOff), [250, 500, 1000, 8000, 8000, 8000]);
});

test('a process that never starts fails the calls in the end', async () => {
  const { client, forks } = opened();
  const call = client.run('embed-text', texts);
  const failed = assert.rejects(call, { code: 'MODEL_CRASHED', message: /could not be started/ });
  for (let i = 0; i < 5; i++) {
    assert.equal(forks.length, i + 1);
    forks[i]!.die('exit code 1');
    mock.timers.tick(8000);
  }
  await failed;
  assert.equal(forks.length, 5);
  await client.close();
});

test('idle, the process is ended; the next call starts another', async () => {
  const { client, forks, states } = opened();
  const first = client.run('embed-text', texts);
  forks[0]!.say({ kind: 'ready' });
  forks[0]!.say({ kind: 'result', id: 1, value: 1 });
  await first;
  mock.timers.tick(59_999);
  assert.equal(forks[0]!.killed, false);
  mock.timers.tick(1);
  assert.equal(forks[0]!.killed, true);
  assert.equal(states.at(-1), 'stopped');
  // The end that we made ourselves is no death.
  forks[0]!.die('SIGKILL');
  client.run('embed-text', texts).catch(() => {});
  assert.equal(forks.length, 2);
  await client.close();
});

test('a cancelled call ends at once; the worker is told', async () => {
  const { client, forks } = opened();
  const abort = new AbortController();
  const call = client.run('embed-text', texts, { signal: abort.signal });
  forks[0]!.say({ kind: 'ready' });
  abort.abort();
  await assert.rejects(call, { code: 'CANCELLED' });
  assert.deepEqual(forks[0]!.sent.at(-1), { kind: 'cancel', id: 1 });
  forks[0]!.say({ kind: 'error', id: 1, code: 'CANCELLED', message: '' });
  mock.timers.tick(5000);
  assert.equal(forks[0]!.killed, false);
  await client.close();
});

test('a worker deaf to a cancel is killed, and the work of others is done again', async () => {
  const { client, forks } = opened();
  const abort = new AbortController();
  const stuck = client.run('vad', { pcm: { samples: new Float32Array(1), start: 0 } }, { signal: abort.signal });
  const other = client.run('ocr', { image: { data: new Uint8Array(3), width: 1, height: 1 } });
  forks[0]!.say({ kind: 'ready' });
  forks[0]!.say({ kind: 'started', id: 1 });
  forks[0]!.say({ kind: 'started', id: 2 });
  abort.abort();
  await assert.rejects(stuck, { code: 'CANCELLED' });
  mock.timers.tick(2000);
  assert.equal(forks[0]!.killed, true);
  mock.timers.tick(250);
  forks[1]!.say({ kind: 'ready' });
  assert.deepEqual(forks[1]!.runs(), [2]);
  forks[1]!.say({ kind: 'result', id: 2, value: [] });
  assert.deepEqual(await other, []);
  await client.close();
});

test('a backlog waits here, a question does not wait for it', async () => {
  const { client, forks } = opened();
  const image = { data: new Uint8Array(3), width: 1, height: 1 };
  for (let i = 0; i < 20; i++) client.run('ocr', { image }).catch(() => {});
  forks[0]!.say({ kind: 'ready' });
  const held = forks[0]!.runs().length;
  assert.ok(held < 20);
  client.run('embed-text', { texts: ['where?'] }).catch(() => {});
  assert.equal(forks[0]!.runs().length, held + 1);
  await client.close();
});

test('errors of the worker keep their code; close ends what is left', async () => {
  const { client, forks } = opened();
  const bad = client.run('embed-text', texts);
  const left = client.run('embed-text', texts);
  forks[0]!.say({ kind: 'ready' });
  forks[0]!.say({ kind: 'error', id: 1, code: 'BAD_INPUT', message: 'Too long.' });
  await assert.rejects(bad, { code: 'BAD_INPUT', message: 'Too long.' });
  const ended = assert.rejects(left, { code: 'CANCELLED' });
  await client.close();
  await ended;
  await assert.rejects(client.run('embed-text', texts), { code: 'MODEL_CRASHED' });
  await settle();
  assert.equal(forks[0]!.killed, true);
});
