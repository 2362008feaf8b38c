import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uploadPath } from '../../../preload/contract/socket.ts';
import type { ErrorCode } from '../../../preload/contract/wire.ts';
import type { Engine } from '../../engine.ts';
import type { Log } from '../../log/log.ts';
import type { Router } from '../../router/router.ts';
import { toWireError } from '../../router/wire-error.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { withFirstAnswers } from '../first-page.ts';
import { respondWithMedia } from '../media-responder.ts';
import { readStatic } from '../static-files.ts';
import type { Entry } from './entry.ts';
import { closedPage, welcomePage } from './entry-page.ts';
import { refusal } from './gate.ts';
import { receiveUpload, type UploadLimits } from './upload.ts';

export interface HandlerOptions {
  engine: Engine;
  router: Pick<Router, 'call'>;
  entry: Entry;
  log: Log;
  port: number;
  rendererDir: string;
  limits: UploadLimits;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Everything that the web shell answers over HTTP: entry, the page and its files, media, uploads. */
export function createRequestHandler(options: HandlerOptions): Handler {
  const { entry, log, port } = options;
  const baseHeaders = {
    'content-security-policy': contentSecurityPolicy({ connect: `ws://127.0.0.1:${port} ws://localhost:${port}` }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(baseHeaders)) response.setHeader(name, value);
    const target = request.url ?? '/';
    // Joined, not resolved: `//name` would be read as another host, and proxies' absolute form is not for us.
    const url = new URL(`http://127.0.0.1:${port}${target.startsWith('/') ? target : '/-'}`);
    const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
    const knock = knockOf(request);
    // A printed address may be clicked on a page of another site (a terminal in a browser): the token itself is the proof.
    const why = refusal(token === null ? knock : { ...knock, site: undefined }, port);
    if (why !== undefined) return send(response, 403, 'text/plain; charset=utf-8', `Refused: ${why}.`);
    if (token !== null) return enter(response, token, knock.site);
    if (!entry.admits(request.headers.cookie)) return send(response, 401, 'text/html; charset=utf-8', closedPage);
    if (url.pathname.startsWith('/media/'))
      return sendMedia(options, url.pathname.slice('/media/'.length), request, response);
    if (url.pathname.startsWith(`${uploadPath}/`)) return takeUpload(options, url.pathname, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return send(response, 405, 'text/plain', 'Method not allowed.');
    }
    const file = await readStatic(options.rendererDir, url.pathname);
    if (file === undefined) return send(response, 404, 'text/plain', 'Not found.');
    if (file.immutable) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    const isPage = url.pathname === '/' && request.method === 'GET';
    const body = isPage ? await withFirstAnswers(file.body, options.router) : file.body;
    send(response, 200, file.type, request.method === 'HEAD' ? '' : body);
  }

  function enter(response: ServerResponse, token: string, site: string | undefined): void {
    const cookie = entry.redeem(token);
    if (cookie !== undefined) response.setHeader('set-cookie', cookie);
    const near = site === undefined || site === 'none' || site === 'same-origin';
    if (cookie === undefined) send(response, 403, 'text/html; charset=utf-8', closedPage);
    else if (near) send(response.setHeader('location', '/'), 303, 'text/plain', '');
    else send(response, 200, 'text/html; charset=utf-8', welcomePage);
  }

  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      log.error({ err: error, path: request.url?.split('?')[0] }, 'a request failed');
      if (response.headersSent) response.destroy();
      else send(response, 500, 'text/plain', 'Something went wrong inside Cuepoint; see its log.');
    }
  };
}

/** What the gate looks at. */
export function knockOf(request: IncomingMessage): Parameters<typeof refusal>[0] {
  const site = request.headers['sec-fetch-site'];
  return {
    method: request.method ?? 'GET',
    host: request.headers.host,
    origin: request.headers.origin,
    site: typeof site === 'string' ? site : undefined,
    upgrade: request.headers.upgrade !== undefined,
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

async function sendMedia({ engine }: HandlerOptions, path: string, request: IncomingMessage, response: ServerResponse) {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const name of ['range', 'if-range', 'if-none-match']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const asked = new Request('http://127.0.0.1/', { method: request.method ?? 'GET', headers, signal: gone.signal });
  const answer = await respondWithMedia(engine, path, asked);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  // A player that seeks drops the connection in the middle; that is how it works, not an error. Nor is what the body says of it once the pipeline
  // has ended and listens no more: unheard, it would end the process.
  const body = Readable.fromWeb(answer.body as never).on('error', () => {});
  await pipeline(body, response).catch(() => undefined);
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  FORBIDDEN: 403,
  UNSUPPORTED: 413,
  DISK_FULL: 507,
};

async function takeUpload(options: HandlerOptions, path: string, request: IncomingMessage, response: ServerResponse) {
  const [, , batch = '', name = '', ...more] = path.split('/');
  const json = (status: number, body: unknown) => send(response, status, 'application/json', JSON.stringify(body));
  if (request.method !== 'PUT' || more.length > 0 || name === '') return json(404, null);
  try {
    const target = { libraryDir: options.engine.libraryDir, batch, name: decodeURIComponent(name) };
    json(201, { path: await receiveUpload(request, target, options.limits) });
  } catch (error) {
    const wire = error instanceof URIError ? badName : toWireError(error, options.log, 'upload');
    if (!response.destroyed) json(statusOf[wire.code] ?? 500, { error: wire });
  }
}

const badName = {
  code: 'BAD_INPUT',
  message: 'This file has a name that cannot be read; rename it and drop it again.',
} as const;
