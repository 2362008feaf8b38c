import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { createClient } from '../../renderer/api/client.ts';
import { createWebBridge } from '../../renderer/api/web-bridge.ts';
import type { SocketLike } from '../../renderer/api/web-socket.ts';
import { startWebShell, upgradeStatus } from '../security/web-server.ts';
import { emptyAnswer } from './tiny-engine.ts';

type Options = NonNullable<Parameters<typeof startWebShell>[1]>;

/** The renderer's own client and bridge, over a real WebSocket, to the real web shell. */
async function setUp(context: Parameters<typeof startWebShell>[0], options: Options = {}) {
  const server = await startWebShell(context, options);
  const cookie = await server.signIn();
  const sockets: WebSocket[] = [];
  const bridge = createWebBridge((again) => {
    const socket = server.connect(cookie, {}, again ? '/socket?again=1' : '/socket');
    sockets.push(socket);
    return socket as unknown as SocketLike;
  });
  context.after(() => bridge.close());
  const client = createClient(bridge);
  await client.call('app.info', {});
  return { ...server, cookie, bridge, client, sockets };
}

const connection = (client: { onConnection(fn: (online: boolean) => void): () => void }, wanted: boolean) =>
  new Promise<void>((resolve) => {
    const stop = client.onConnection((online) => {
      if (online !== wanted) return;
      stop();
      resolve();
    });
  });

test('calls made at once get each its own reply', async (context) => {
  const { client } = await setUp(context, {
    calls: {
      'search.run': async ({ query }) => {
        await sleep(Number(query) % 7);
        return { moments: [], ms: Number(query) };
      },
    },
  });
  const asked = Array.from({ length: 100 }, (_, n) => n + 1);
  const replies = await Promise.all(asked.map((n) => client.call('search.run', { query: String(n) })));
  assert.deepEqual(
    replies.map(({ ms }) => ms),
    asked,
  );
});

test('streams run side by side and are cancelled one by one', async (context) => {
  const { client } = await setUp(context, {
    ask: async ({ question }, { emit, signal }) => {
      for (let n = 0; n < 5 || question === 'endless'; n++) {
        if (signal.aborted) return emptyAnswer(question, 'stopped');
        emit({ type: 'stage', name: question });
        await sleep(2);
      }
      return emptyAnswer(question);
    },
  });
  const stop = new AbortController();
  const heard: string[] = [];
  const onEvent = (event: { type: string; name?: string }) => heard.push(String(event.name));
  const endless = client.stream('ask.run', { question: 'endless' }, { signal: stop.signal, onEvent });
  const short = await client.stream('ask.run', { question: 'short' }, { onEvent });
  assert.equal(short.status, 'notFound');
  stop.abort();
  assert.equal((await endless).status, 'stopped');
  assert.equal(heard.filter((name) => name === 'short').length, 5);
});

test('a push reaches every page', async (context) => {
  const { client, engine, connect, cookie } = await setUp(context);
  const other = connect(cookie);
  await new Promise((resolve) => other.once('open', resolve));
  const seenByOther = new Promise((resolve) => other.once('message', (data) => resolve(JSON.parse(String(data)))));
  const seen = new Promise((resolve) => client.on('library.changed', resolve));
  const payload = { assetIds: ['ab'.repeat(32)] };
  engine.push('library.changed', payload);
  assert.deepEqual(await seen, payload);
  assert.deepEqual(await seenByOther, { kind: 'event', name: 'library.changed', payload });
  other.close();
});

test('a page that goes away cancels its streams and listens no more', async (context) => {
  let stopped: (() => void) | undefined;
  const hasStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const { client, bridge, engine } = await setUp(context, {
    ask: async ({ question }, { emit, signal }) => {
      signal.addEventListener('abort', () => stopped?.());
      emit({ type: 'stage', name: 'begun' });
      await hasStopped;
      return emptyAnswer(question);
    },
  });
  assert.ok(engine.listeners() > 0);
  const begun = new Promise<void>((resolve) => {
    client.stream('ask.run', { question: 'who' }, { onEvent: () => resolve() }).catch(() => {});
  });
  await begun;
  bridge.close();
  await hasStopped;
  assert.equal(engine.listeners(), 0);
});

test('after a lost connection: reads are asked again, writes fail, the state is told anew', async (context) => {
  let reads = 0;
  let release: (() => void) | undefined;
  const { client, sockets, engine } = await setUp(context, {
    calls: {
      'answers.list': () => (++reads === 1 ? new Promise(() => {}) : Promise.resolve([])),
      'library.remove': () =>
        new Promise((resolve) => {
          release = () => resolve({ undo: 'x' });
        }),
    },
  });
  const read = client.call('answers.list', {});
  const write = client.call('library.remove', { assetIds: ['ab'.repeat(32)] });
  while (release === undefined) await sleep(1);
  const told = Promise.all([
    new Promise((resolve) => client.on('jobs.changed', resolve)),
    new Promise((resolve) => client.on('library.changed', resolve)),
  ]);
  const [gone, back] = [connection(client, false), connection(client, true)];
  sockets[0]?.terminate();
  await gone;
  await assert.rejects(write, { code: 'INTERNAL', message: /connection to Cuepoint was lost/ });
  const waiting = client.call('app.info', {});
  await back;
  assert.deepEqual(await read, []);
  assert.equal((await waiting).version, '0.0.0');
  assert.deepEqual(await told, [{ jobs: [] }, { assetIds: [] }]);
  assert.equal(engine.seen.filter(({ name }) => name === 'library.remove').length, 1);
  release();
});

test('what is no message ends the connection', async (context) => {
  const { connect, cookie } = await setUp(context);
  for (const text of [
    '',
    'null',
    '[]',
    '{"kind":"call"}',
    '{"kind":"call","id":-1,"name":"app.info"}',
    '{"kind":"eval","id":1}',
    '{',
  ]) {
    const socket = connect(cookie);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.once('open', () => socket.send(text));
    assert.equal(await closed, 1008, text);
  }
  assert.equal(await upgradeStatus(connect(cookie)), 101);
});
