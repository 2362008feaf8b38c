import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface StaticFile {
  body: Buffer;
  type: string;
  /** Vite puts a hash of the content into the names under assets/. */
  immutable: boolean;
}

/**
 * A file of the built renderer.
 * @param path of the URL, with its leading slash; `/` is the page.
 * @returns undefined for what is not there or names anything but plain files below `dir`.
 */
export async function readStatic(dir: string, path: string): Promise<StaticFile | undefined> {
  const relative = path === '/' ? '/index.html' : path;
  const type = types[extname(relative)];
  if (type === undefined || !/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(relative)) return undefined;
  try {
    return { body: await readFile(join(dir, relative)), type, immutable: relative.startsWith('/assets/') };
  } catch {
    return undefined;
  }
}
