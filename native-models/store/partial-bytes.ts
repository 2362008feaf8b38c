import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadNote, partialFolder } from './model-path.ts';

/** bytes that an installation which was stopped has kept; 0 where there is none. */
export async function partialBytes(modelsDir: string, id: string): Promise<number> {
  const folder = partialFolder(modelsDir, id);
  const names = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
  const sizes = names
    .filter((name) => !name.startsWith(downloadNote))
    .map(async (name) => {
      const info = await stat(join(folder, name)).catch(() => undefined);
      return info?.isFile() ? info.size : 0;
    });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
