import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Engine } from '../engine.ts';
import { parseByteRange } from './byte-range.ts';
import { parseMediaPath } from './media-path.ts';

/** Media is data: opened as a page of its own (an SVG, a report) it may show itself and nothing else. */
const inert = "sandbox; default-src 'none'; img-src data:; media-src 'self'; font-src data:; style-src 'unsafe-inline'";

/**
 * Answers GET and HEAD for one MediaPath with single ranges and validators (RFC 9110, 13 and 14).
 * @param encodedPath path of the URL behind `media://local/` or `/media/`, percent-encoded.
 */
export async function respondWithMedia(engine: Engine, encodedPath: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const path = parseMediaPath(encodedPath);
  const found = path === undefined ? undefined : await engine.mediaFile(path);
  const handle = found && (await openIfThere(found.file));
  if (path === undefined || found === undefined || handle === undefined) return new Response(null, { status: 404 });
  try {
    return await respondWithFile(handle, found.mime, path, request);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function respondWithFile(handle: FileHandle, mime: string, path: string, request: Request): Promise<Response> {
  const { size, mtimeMs } = await handle.stat();
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': /^(thumb|frame|figure)\//.test(path) ? 'private, max-age=3600' : 'private, no-cache',
    'content-security-policy': inert,
    'content-type': mime,
    etag,
    'x-content-type-options': 'nosniff',
  });
  if (path.startsWith('report/') && /^application\/(pdf|vnd)/.test(mime)) {
    // Browsers do not show a PDF in a sandbox, and no Word document at all: they are there to be kept.
    const name = encodeURIComponent(path.slice('report/'.length)).replaceAll("'", '%27');
    headers.set('content-disposition', `attachment; filename*=UTF-8''${name}`);
  }
  const without = async (status: number) => {
    await handle.close();
    return new Response(null, { status, headers });
  };
  const asked = request.headers;
  if (asked.get('if-none-match') === etag) return without(304);
  const ifRange = asked.get('if-range');
  const range = parseByteRange(ifRange === null || ifRange === etag ? asked.get('range') : null, size);
  if (range.kind === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return without(416);
  }
  const [first, last] = range.kind === 'part' ? [range.first, range.last] : [0, size - 1];
  const status = range.kind === 'part' ? 206 : 200;
  headers.set('content-length', String(last - first + 1));
  if (range.kind === 'part') headers.set('content-range', `bytes ${first}-${last}/${size}`);
  if (request.method === 'HEAD' || size === 0) return without(status);
  const file = handle.createReadStream({ start: first, end: last });
  request.signal.addEventListener('abort', () => file.destroy(), { once: true });
  if (request.signal.aborted) file.destroy();
  return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, { status, headers });
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return undefined;
  } catch {
    // Moved or deleted since it was taken in: to a player that is the same as never there.
    return undefined;
  }
}
