import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { socketPath } from '../../../preload/contract/socket.ts';
import { AppError } from '../../app-error.ts';
import type { Engine } from '../../engine.ts';
import type { Log } from '../../log/log.ts';
import { createRouter } from '../../router/router.ts';
import { createEntry } from './entry.ts';
import { refusal } from './gate.ts';
import { sweepInbox } from './inbox.ts';
import { pageCalls } from './page-calls.ts';
import { createRequestHandler, knockOf } from './request-handler.ts';
import { serveSocket } from './socket-session.ts';
import type { UploadLimits } from './upload.ts';

export interface WebOptions {
  engine: Engine;
  /** Folder of the built renderer. */
  rendererDir: string;
  log: Log;
  /** 0 or nothing: any free one. */
  port?: number;
  limits?: UploadLimits;
  /** Also hold what goes out to the contract. */
  checkOutputs?: boolean;
}

export interface WebShell {
  readonly origin: string;
  /** An address that opens one browser, once, within two minutes. */
  newUrl(): string;
  close(): Promise<void>;
}

const defaultLimits: UploadLimits = { maxBytes: 100e9, reserve: 1e9 };
const pulse = 30_000;
const sweepAfter = 7 * 24 * 3600_000;

/** Serves the engine to browsers on this machine: 127.0.0.1 only. */
export async function serveWeb(options: WebOptions): Promise<WebShell> {
  const { engine, rendererDir, log, limits = defaultLimits, checkOutputs = false } = options;
  const server = createServer({ keepAliveTimeout: 30_000 });
  // A film of many gigabytes takes longer than Node's five minutes for a request.
  server.requestTimeout = 0;
  const port = await listen(server, options.port ?? 0);
  const entry = createEntry(port, () => performance.now());
  const router = createRouter({ calls: pageCalls(engine), streams: engine.streams }, { log, checkOutputs });
  server.on('request', createRequestHandler({ engine, router, entry, log, port, rendererDir, limits }));

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 32 * 1024 * 1024, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(`http://127.0.0.1${request.url?.startsWith('/') ? request.url : '/-'}`);
    const why = url.pathname === socketPath ? refusal({ ...knockOf(request), upgrade: true }, port) : 'no such socket';
    if (why !== undefined || !entry.admits(request.headers.cookie)) {
      socket.end(`HTTP/1.1 ${why === undefined ? '401 Unauthorized' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      serveSocket(connection, { engine, router, log, again: url.searchParams.get('again') === '1' });
    });
  });
  const stopPulse = keepAlive(sockets);
  void sweep(engine, log);

  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    newUrl: () => `${origin}/?token=${entry.newToken()}`,
    async close() {
      stopPulse();
      for (const connection of sockets.clients) connection.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} cannot be used (${error.code}); choose another with --port, or leave it out for a free one.`;
      reject(new AppError('BAD_INPUT', taken, error));
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends connections whose page is gone without a word (a laptop that slept), so that their streams stop. */
function keepAlive(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const connection of sockets.clients) {
      if (silent.has(connection)) {
        connection.terminate();
        continue;
      }
      silent.add(connection);
      connection.once('pong', () => silent.delete(connection));
      connection.ping();
    }
  }, pulse);
  timer.unref();
  return () => clearInterval(timer);
}

async function sweep(engine: Engine, log: Log): Promise<void> {
  try {
    const deleted = await sweepInbox(engine.libraryDir, engine.neededPaths(), sweepAfter);
    if (deleted > 0) log.info({ deleted }, 'cleared uploads that nothing uses');
  } catch (error) {
    log.warn({ err: error }, 'the inbox could not be cleared');
  }
}
