import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { contract, type EventName } from '../../../preload/contract/contract.ts';
import type { FromPage, ToPage } from '../../../preload/contract/socket.ts';
import type { Engine } from '../../engine.ts';
import type { Log } from '../../log/log.ts';
import type { Router, RunningStream } from '../../router/router.ts';

const id = z.number().int().nonnegative();
const fromPage: z.ZodType<FromPage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id, name: z.string().max(100), input: z.unknown() }),
  z.object({ kind: z.literal('stream'), id, name: z.string().max(100), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id }),
]);

/** Above this many calls and streams at once something is wrong with the page, and the connection is ended. */
const maxUnderWay = 500;

export interface SessionOptions {
  engine: Engine;
  router: Router;
  log: Log;
  /** The page had a connection before and may have missed events. */
  again: boolean;
}

/** Serves one page: calls, streams and pushes over its WebSocket until it closes; streams of a page that is gone are cancelled. */
export function serveSocket(socket: WebSocket, { engine, router, log, again }: SessionOptions): void {
  const streams = new Map<number, RunningStream>();
  let underWay = 0;
  const send = (message: ToPage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const push = (name: EventName, payload: unknown) => {
    const checked = router.event(name, payload);
    if (checked !== undefined) send({ kind: 'event', name, payload: checked });
  };

  const stops = (Object.keys(contract.events) as EventName[]).map((name) =>
    engine.on(name, (payload) => push(name, payload)),
  );

  function receive(data: RawData): void {
    const message = readMessage(data);
    if (message === undefined || underWay > maxUnderWay) {
      log.warn('a page sent what is no message; its connection is closed');
      socket.close(1008, 'not a message');
      return;
    }
    if (message.kind === 'cancel') {
      streams.get(message.id)?.cancel();
      return;
    }
    underWay++;
    if (message.kind === 'call') {
      void router.call(message.name, message.input).then((reply) => {
        underWay--;
        send({ kind: 'reply', id: message.id, reply });
      });
      return;
    }
    const running = router.stream(message.name, message.input, {
      send: (frame) => send({ kind: 'frame', id: message.id, frame }),
      backlog: () => socket.bufferedAmount,
    });
    streams.set(message.id, running);
    void running.done.then(() => {
      underWay--;
      streams.delete(message.id);
    });
  }

  socket.on('message', receive);
  socket.on('error', (error) => log.debug({ err: error }, 'a connection broke'));
  socket.on('close', () => {
    for (const stop of stops) stop();
    for (const running of streams.values()) running.cancel();
  });
  if (again)
    void tellState(engine, router, push).catch((error) => log.error({ err: error }, 'state could not be told'));
}

async function tellState(
  engine: Engine,
  router: Router,
  push: (name: EventName, payload: unknown) => void,
): Promise<void> {
  const jobs = await router.call('ingest.jobs', {});
  if (jobs.ok) push('jobs.changed', { jobs: jobs.value });
  const assets = await engine.calls['library.list']({});
  push('library.changed', { assetIds: assets.map((asset) => asset.id) });
}

function readMessage(data: RawData): FromPage | undefined {
  try {
    return fromPage.parse(JSON.parse(String(data)));
  } catch {
    return undefined;
  }
}
