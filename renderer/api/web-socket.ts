import type { FromPage, ToPage } from '../../preload/contract/socket.ts';
import type { Reply, StreamFrame } from '../../preload/contract/wire.ts';

/** The part of a WebSocket that is used here: the browser's own and the `ws` package's both fit. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface SocketOptions {
  /** @param again true when a connection was lost before. */
  open(again: boolean): SocketLike;
  onEvent(name: string, payload: unknown): void;
  /** @param away true once so many tries failed in a row that it may not come back for this page. */
  onConnection(online: boolean, away: boolean): void;
  /** ms before the nth try to reconnect. */
  delay?: (attempt: number) => number;
}

export interface Multiplexer {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  stream(name: string, input: unknown, onFrame: (frame: StreamFrame<unknown, unknown>) => void): () => void;
  close(): void;
}

type Pending =
  | { kind: 'call'; message: FromPage; settle: (reply: Reply<unknown>) => void; repeatable: boolean }
  | { kind: 'stream'; message: FromPage; onFrame: (frame: StreamFrame<unknown, unknown>) => void };

const lost: Reply<never> = {
  ok: false,
  error: { code: 'INTERNAL', message: 'The connection to Cuepoint was lost; try again once it is back.' },
};
/** Tries that fail in a row before waiting calls are given up: about eight seconds with the delays below. */
const patience = 6;
const unreachable: Reply<never> = {
  ok: false,
  error: {
    code: 'INTERNAL',
    message: 'Cuepoint does not answer. If you started it again, open the address it printed.',
  },
};
/** Calls that change nothing, so that they may be sent again after a lost connection. */
const readsOnly = /\.(list|of|asset|evidence|lanes|sound|frames|check|info|jobs|get)$|^search\.run$/;
/** Below the first second at once, then calmer: a laptop that wakes finds its library again without a click. */
const defaultDelay = (attempt: number) => Math.min(250 * 2 ** attempt, 5000);

/**
 * Many calls and streams over one WebSocket that comes back by itself. What is asked while it is away waits;
 * reads under way are asked again; anything else under way ends with an error, since it may have been carried out.
 * After `patience` failed tries nothing waits any more: a page of an earlier start is never let in again, and a browser
 * does not say that this is why. It goes on trying all the same.
 */
export function createMultiplexer(options: SocketOptions): Multiplexer {
  const { open, onEvent, onConnection, delay = defaultDelay } = options;
  const pending = new Map<number, Pending>();
  let socket: SocketLike | undefined;
  let online = false;
  let wasOnline = false;
  let attempt = 0;
  let nextId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function connect(): void {
    const current = open(wasOnline);
    socket = current;
    current.onopen = () => {
      online = true;
      wasOnline = true;
      attempt = 0;
      onConnection(true, false);
      for (const { message } of pending.values()) current.send(JSON.stringify(message));
    };
    current.onmessage = (event: { data: unknown }) => receive(JSON.parse(String(event.data)) as ToPage);
    // A close event follows every error: nothing to do here, but `ws` throws where nobody listens.
    current.onerror = () => {};
    current.onclose = () => {
      if (socket !== current || closed) return;
      const hadBeenOnline = online;
      online = false;
      attempt++;
      if (hadBeenOnline) {
        onConnection(false, false);
        failWhatMayHaveRun();
      } else if (attempt === patience) {
        onConnection(false, true);
        for (const id of pending.keys()) end(id, unreachable);
      }
      timer = setTimeout(connect, delay(attempt - 1));
    };
  }

  function receive(message: ToPage): void {
    if (message.kind === 'event') {
      onEvent(message.name, message.payload);
      return;
    }
    const entry = pending.get(message.id);
    if (message.kind === 'reply' && entry?.kind === 'call') {
      pending.delete(message.id);
      entry.settle(message.reply);
    } else if (message.kind === 'frame' && entry?.kind === 'stream') {
      if (message.frame.kind === 'end') pending.delete(message.id);
      entry.onFrame(message.frame);
    }
  }

  function failWhatMayHaveRun(): void {
    for (const [id, entry] of [...pending]) {
      if (entry.kind === 'call' && entry.repeatable && !closed) continue;
      end(id, lost);
    }
  }

  function end(id: number, reply: Reply<never>): void {
    const entry = pending.get(id);
    pending.delete(id);
    if (entry?.kind === 'call') entry.settle(reply);
    else entry?.onFrame({ kind: 'end', reply });
  }

  function ask(id: number, entry: Pending): void {
    pending.set(id, entry);
    if (online) socket?.send(JSON.stringify(entry.message));
    else if (attempt >= patience) end(id, unreachable);
  }

  connect();
  return {
    call(name, input) {
      const id = nextId++;
      return new Promise((settle) => {
        const repeatable = readsOnly.test(name);
        ask(id, { kind: 'call', message: { kind: 'call', id, name, input }, settle, repeatable });
      });
    },
    stream(name, input, onFrame) {
      const id = nextId++;
      ask(id, { kind: 'stream', message: { kind: 'stream', id, name, input }, onFrame });
      return () => {
        if (!pending.has(id)) return;
        if (online) {
          socket?.send(JSON.stringify({ kind: 'cancel', id } satisfies FromPage));
          return;
        }
        pending.delete(id);
        onFrame({ kind: 'end', reply: { ok: false, error: { code: 'CANCELLED', message: 'Stopped.' } } });
      };
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
      failWhatMayHaveRun();
    },
  };
}
