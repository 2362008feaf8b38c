import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShared } from '../../../main/models/shared-work.ts';

/** Work that ends when it is told to, or aborted. */
function slow() {
  const runs: { finish(value: string): void; emit(event: number): void; aborted: boolean }[] = [];
  const work = (signal: AbortSignal, emit: (event: number) => void) =>
    new Promise<string>((resolve, reject) => {
      const run = { finish: resolve, emit, aborted: false };
      runs.push(run);
      signal.addEventListener('abort', () => {
        run.aborted = true;
        setImmediate(() => reject(signal.reason));
      });
    });
  return { runs, work };
}

const begun = () => new Promise((resolve) => setImmediate(resolve));

test('two who want the same get it from one run, and both see it go on', async () => {
  const shared = createShared<number, string>();
  const { runs, work } = slow();
  const seen: [string, number][] = [];
  const want = (who: string) =>
    shared.join('a', { signal: new AbortController().signal, onEvent: (event) => seen.push([who, event]) }, work);
  const first = want('first');
  await begun();
  runs[0]!.emit(1);
  const second = want('second');
  await begun();
  runs[0]!.emit(2);
  assert.equal(shared.latest('a'), 2);
  runs[0]!.finish('done');
  assert.deepEqual(await Promise.all([first, second]), ['done', 'done']);
  assert.equal(runs.length, 1);
  assert.deepEqual(seen, [
    ['first', 1],
    ['second', 1],
    ['first', 2],
    ['second', 2],
  ]);
  assert.equal(shared.isRunning('a'), false);
});

test('who gives up leaves the other’s work alone; when the last gives up it ends', async () => {
  const shared = createShared<number, string>();
  const { runs, work } = slow();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = shared.join('a', { signal: one.signal, onEvent: () => {} }, work);
  const second = shared.join('a', { signal: two.signal, onEvent: () => {} }, work);
  await begun();
  one.abort();
  await assert.rejects(first, { name: 'AbortError' });
  assert.equal(runs[0]!.aborted, false);
  two.abort();
  await assert.rejects(second, { name: 'AbortError' });
  assert.equal(runs[0]!.aborted, true);
});

test('who comes while it is being given up waits for that, then has it done anew', async () => {
  const shared = createShared<number, string>();
  const { runs, work } = slow();
  const stop = new AbortController();
  const first = shared.join('a', { signal: stop.signal, onEvent: () => {} }, work);
  await begun();
  stop.abort();
  const second = shared.join('a', { signal: new AbortController().signal, onEvent: () => {} }, work);
  assert.equal(runs.length, 1);
  await assert.rejects(first);
  await begun();
  await begun();
  assert.equal(runs.length, 2);
  runs[1]!.finish('done');
  assert.equal(await second, 'done');
});
