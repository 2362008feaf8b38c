import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { silentLog } from '../../main/log/log.ts';
import { serveWeb } from '../../main/shells/web/serve-web.ts';
import { type TinyOptions, tinyEngine } from '../contract/tiny-engine.ts';

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Ask {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** The real web shell over a small engine, in a temporary folder, for as long as one test. */
export async function startWebShell(
  context: TestContext,
  options: Partial<TinyOptions> & { maxBytes?: number; reserve?: number } = {},
) {
  const dir = await mkdtemp(join(tmpdir(), 'cuepoint-web-'));
  const rendererDir = join(dir, 'renderer');
  const libraryDir = join(dir, 'library');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await mkdir(libraryDir);
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>Cuepoint</title>');
  await writeFile(join(rendererDir, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(dir, 'secret.txt'), 'BAIT');
  const engine = tinyEngine({ ...options, libraryDir });
  const { maxBytes = 1e9, reserve = 0 } = options;
  const shell = await serveWeb({
    engine,
    rendererDir,
    log: silentLog,
    limits: { maxBytes, reserve },
    checkOutputs: true,
  });
  context.after(async () => {
    await shell.close();
    await rm(dir, { recursive: true, force: true });
  });
  const port = Number(new URL(shell.origin).port);

  /** As a client that may lie about anything: paths go out as they are, Host and Origin can be set. */
  function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Got> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async function signIn(): Promise<string> {
    const { headers } = await ask(pathOf(shell.newUrl()));
    return String(headers['set-cookie']?.[0]?.split(';')[0]);
  }

  function connect(cookie: string, headers: Record<string, string> = {}, path = '/socket'): WebSocket {
    return new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie, origin: shell.origin, ...headers } });
  }

  return { shell, engine, dir, libraryDir, port, ask, signIn, connect };
}

export const pathOf = (url: string): string => url.slice(url.indexOf('/', 'http://'.length));

/** The status with which a WebSocket was refused, or 101 where it was opened. */
export function upgradeStatus(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('error', () => {});
  });
}
