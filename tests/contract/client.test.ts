import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { silentLog } from '../../main/log/log.ts';
import { createRouter } from '../../main/router/router.ts';
import type { Bridge, StreamFrame } from '../../preload/contract/wire.ts';
import { BridgeError } from '../../renderer/api/bridge-error.ts';
import { createClient } from '../../renderer/api/client.ts';
import { emptyAnswer, type TinyOptions, tinyEngine } from './tiny-engine.ts';

/** The bridge as preload makes it, with Node's structured clone and MessagePorts in Electron's place. */
function clientOf(options: Partial<TinyOptions> = {}) {
  const engine = tinyEngine({ libraryDir: '/nowhere', ...options });
  const router = createRouter(engine, { log: silentLog, checkOutputs: true });
  const bridge: Bridge = {
    shell: 'electron',
    call: async (name, input) => structuredClone(await router.call(name, structuredClone(input))),
    stream(name, input, onFrame) {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (frame: StreamFrame<unknown, unknown>) => {
        onFrame(frame);
        if (frame.kind === 'end') port1.close();
      });
      const running = router.stream(name, structuredClone(input), { send: (frame) => port2.postMessage(frame) });
      port2.on('message', running.cancel);
      return () => port1.postMessage('cancel');
    },
    on: (name, listener) => engine.on(name as never, listener as never),
    importFiles: async () => [],
    mediaUrl: (path) => `media://local/${path}`,
  };
  return { client: createClient(bridge), engine };
}

test('a call gives its value, an error its code and sentence', async () => {
  const { client } = clientOf();
  assert.equal((await client.call('app.info', {})).version, '0.0.0');
  await assert.rejects(client.call('reports.list', {}), (error: BridgeError) => {
    assert.ok(error instanceof BridgeError);
    assert.equal(error.code, 'UNSUPPORTED');
    assert.match(error.message, /reports\.list/);
    return true;
  });
});

test('a stream gives its events in order and then its value', async () => {
  const { client } = clientOf({
    ask: async ({ question }, { emit }) => {
      for (const name of ['plan', 'search', 'rerank']) emit({ type: 'stage', name });
      return emptyAnswer(question);
    },
  });
  const names: string[] = [];
  const answer = await client.stream(
    'ask.run',
    { question: 'who?' },
    {
      onEvent: (event) => event.type === 'stage' && names.push(event.name),
    },
  );
  assert.deepEqual(names, ['plan', 'search', 'rerank']);
  assert.equal(answer.question, 'who?');
});

test('aborting stops the handler; a stopped answer still arrives', async () => {
  const { client } = clientOf({
    ask: async ({ question }, { emit, signal }) => {
      emit({ type: 'stage', name: 'search' });
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return emptyAnswer(question, 'stopped');
    },
  });
  const stop = new AbortController();
  const answer = await client.stream(
    'ask.run',
    { question: 'who?' },
    { signal: stop.signal, onEvent: () => stop.abort() },
  );
  assert.equal(answer.status, 'stopped');
});

test('an aborted signal asks nothing', async () => {
  let asked = false;
  const { client } = clientOf({
    ask: async ({ question }) => {
      asked = true;
      return emptyAnswer(question);
    },
  });
  const options = { signal: AbortSignal.abort() };
  await assert.rejects(client.stream('ask.run', { question: 'who?' }, options), { code: 'CANCELLED' });
  assert.equal(asked, false);
});

test('pushes reach listeners until they stop listening', () => {
  const { client, engine } = clientOf();
  const heard: string[][] = [];
  const stop = client.on('library.changed', ({ assetIds }) => heard.push(assetIds));
  engine.push('library.changed', { assetIds: ['a'] });
  stop();
  engine.push('library.changed', { assetIds: ['b'] });
  assert.deepEqual(heard, [['a']]);
});

test('the types refuse what the contract does not know', () => {
  const { client } = clientOf();
  // @ts-expect-error no such call
  void (() => client.call('nope', {}));
  // @ts-expect-error a number is no question
  void (() => client.stream('ask.run', { question: 1 }));
  // @ts-expect-error jobs.changed carries jobs
  void client.on('jobs.changed', (payload) => payload.assetIds)();
});
