import { lstat, mkdir, readdir, realpath, rmdir, stat, unlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '../../app-error.ts';

/** Where files dropped into the browser live: `<library>/inbox/<batch>/<name>`, named to the page as `inbox/<batch>/<name>`. */
export const inboxDir = (libraryDir: string): string => join(libraryDir, 'inbox');

const batchShape = /^[0-9a-f]{16,64}$/;

export const isBatch = (batch: string): boolean => batchShape.test(batch);

/** Names that Windows keeps for devices, whatever follows the dot. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every file system takes and that climbs nowhere, as near to the person's own as can be; the ending stays.
 * At most 180 bytes in UTF-8, so that room is left for `.part` and a number.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '_');
  const trimmed = plain.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  const named = trimmed === '' ? 'file' : deviceName.test(trimmed) ? `_${trimmed}` : trimmed;
  const dot = named.lastIndexOf('.');
  const ending = dot > 0 && named.length - dot <= 12 ? named.slice(dot) : '';
  let stem = ending === '' ? named : named.slice(0, dot);
  while (Buffer.byteLength(stem + ending) > 180) stem = [...stem].slice(0, -1).join('');
  return stem + ending;
}

/** Makes the batch's folder and gives a free name in it: `clip.mp4`, `clip (2).mp4`, … */
export async function placeFor(libraryDir: string, batch: string, name: string): Promise<string> {
  const dir = join(inboxDir(libraryDir), batch);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const safe = safeFileName(name);
  const taken = new Set(await readdir(dir));
  const dot = safe.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
  let candidate = safe;
  for (let n = 2; taken.has(candidate) || taken.has(`${candidate}.part`); n++) candidate = `${stem} (${n})${ending}`;
  return join(dir, candidate);
}

/** The name under which the page knows an uploaded file. */
export const pageName = (batch: string, file: string): string =>
  `inbox/${batch}/${file.slice(file.lastIndexOf(sep) + 1)}`;

/** Turns a page's name into the file's path; a page may name nothing else on this machine. */
export async function resolvePageName(libraryDir: string, name: string): Promise<string> {
  const [folder, batch, file, ...more] = name.split('/');
  const refused = new AppError(
    'FORBIDDEN',
    'A browser window can only add files that were dropped into it; drop the file again.',
  );
  if (folder !== 'inbox' || batch === undefined || file === undefined || more.length > 0) throw refused;
  if (!isBatch(batch) || safeFileName(file) !== file) throw refused;
  const root = inboxDir(libraryDir);
  const path = join(root, batch, file);
  const info = await lstat(path).catch(() => undefined);
  if (info === undefined || !info.isFile()) throw refused;
  if (!(await realpath(path)).startsWith((await realpath(root)) + sep)) throw refused;
  return path;
}

/**
 * Deletes what no asset and no job needs any more and nobody has touched for `olderThan` ms; then the folders left empty.
 * @param needed paths, however they lead here: a batch's name is random, so `<batch>/<name>` says which upload is meant.
 */
export async function sweepInbox(libraryDir: string, needed: Iterable<string>, olderThan: number): Promise<number> {
  const kept = new Set([...needed].map((path) => path.split(/[/\\]/).slice(-2).join('/')));
  const root = inboxDir(libraryDir);
  let deleted = 0;
  for (const batch of await readdir(root).catch(() => [])) {
    const dir = join(root, batch);
    for (const name of await readdir(dir).catch(() => [])) {
      const path = join(dir, name);
      const info = await stat(path).catch(() => undefined);
      const fresh = info === undefined || Date.now() - info.mtimeMs < olderThan;
      if (kept.has(`${batch}/${name}`) || (fresh && !name.endsWith('.part'))) continue;
      await unlink(path).catch(() => undefined);
      deleted++;
    }
    // Refused while something is in it, which is right.
    await rmdir(dir).catch(() => undefined);
  }
  return deleted;
}
