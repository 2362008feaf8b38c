import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Electron's program, or why it cannot run here. Reads what its package would read, without the download that the package starts when
 * its program is missing.
 */
export function findElectron(): { path: string } | { missing: string } {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const path = existsSync(pathFile) ? join(dist, readFileSync(pathFile, 'utf8')) : join(dist, 'electron');
  if (!existsSync(path)) return { missing: 'Electron’s program is not here (it is fetched at the first npm start)' };
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { missing: 'Electron’s sandbox does not run as root' };
  }
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasScreen ? { path } : { missing: 'Electron needs a screen: run under xvfb-run' };
}
