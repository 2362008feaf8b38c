import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, whether this runs from the sources or from the bundle in out/main. */
function findRoot(from: string): string {
  let dir = from;
  while (!existsSync(join(dir, 'package.json'))) {
    const up = dirname(dir);
    if (up === dir) throw new Error(`No package.json above ${from}: the installation is not whole.`);
    dir = up;
  }
  return dir;
}

export const appRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The built renderer, served by every window. */
export const rendererDir: string = join(appRoot, 'out', 'renderer');
