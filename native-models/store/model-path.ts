import { join } from 'node:path';

/** What a model's folder may be called: one plain segment on every file system. */
const idShape = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;
/** Names that Windows keeps for devices, whatever follows the dot. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

export const isModelId = (id: string): boolean => idShape.test(id) && !id.includes('..') && !deviceName.test(id);

/** An id as near to a folder's or a repository's name as can be. */
export function idFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 80)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return isModelId(plain) ? plain : `model-${plain}`.replace(/-$/, '');
}

/** A file's path in a model: slashes, at least one segment, and nothing that leaves the folder on any system. */
export function isModelPath(path: string): boolean {
  if (path.length > 400) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && !/^\.+$/.test(segment) && !/[. ]$/.test(segment));
}

export const modelFolder = (modelsDir: string, id: string): string => join(modelsDir, id);

/** Where a model is put together before it has its name. Hidden, so that it is never taken for a model. */
export const partialFolder = (modelsDir: string, id: string): string => join(modelsDir, `.partial-${id}`);

/** In that folder: which content each file is to have. */
export const downloadNote = 'download.json';

/** The same for an import, so that it leaves a download of the same model alone. */
export const importFolderOf = (modelsDir: string, id: string): string => join(modelsDir, `.import-${id}`);
