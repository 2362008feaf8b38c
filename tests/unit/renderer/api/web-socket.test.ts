import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMultiplexer, type SocketLike } from '../../../../renderer/api/web-socket.ts';

/** A server that lets nobody in until `open` is set, as one that was started again does with a page of before. */
function closedServer() {
  const server = { open: false, tries: 0 };
  const connect = (): SocketLike => {
    const socket: SocketLike = { send() {}, close() {}, onopen: null, onmessage: null, onclose: null, onerror: null };
    server.tries++;
    setImmediate(() => (server.open ? socket.onopen : socket.onclose)?.({} as never));
    return socket;
  };
  return { server, connect };
}

test('after several failed tries waiting and new calls end with what to do, and it still comes back', async (context) => {
  const { server, connect } = closedServer();
  const told: [boolean, boolean][] = [];
  let cameBack: (() => void) | undefined;
  const back = new Promise<void>((resolve) => {
    cameBack = resolve;
  });
  const page = createMultiplexer({
    open: connect,
    onEvent: () => {},
    onConnection: (online, away) => {
      told.push([online, away]);
      if (online) cameBack?.();
    },
    delay: () => 0,
  });
  context.after(page.close);
  const stream = new Promise((resolve) => page.stream('ask.run', {}, resolve));
  const refused = { code: 'INTERNAL', message: /open the address it printed/ };
  const waiting = (await page.call('library.list', {})) as { ok: false; error: { code: string; message: string } };
  assert.equal(waiting.error.code, refused.code);
  assert.match(waiting.error.message, refused.message);
  assert.ok(server.tries > 3, 'a short absence is waited for');
  assert.deepEqual(await stream, { kind: 'end', reply: waiting });
  assert.deepEqual(await page.call('library.list', {}), waiting);
  server.open = true;
  await back;
  assert.deepEqual(told, [
    [false, true],
    [true, false],
  ]);
});
