import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './app-paths.ts';

/** Electron's program, or in one sentence why there is none. */
export type ElectronProgram = { path: string } | { why: string };

/** The slowest download that is worth waiting for, ms. */
const patience = 10 * 60_000;

/**
 * Finds Electron's program and, at the first start, lets its package fetch it (about 110 MB): npm does not, since the package has no install script.
 * @param say gets one line before a download.
 */
export function ensureElectron(
  { env, platform, getuid }: Pick<NodeJS.Process, 'env' | 'platform' | 'getuid'>,
  say: (line: string) => void,
): ElectronProgram {
  const folder = join(appRoot, 'node_modules', 'electron');
  if (!existsSync(folder)) return { why: 'Electron is not installed' };
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: 'there is no display here' };
  if (platform === 'linux' && getuid?.() === 0) return { why: 'Chromium’s sandbox does not run as root' };
  const present = programIn(folder, env);
  if (present !== undefined) return { path: present };
  say('Fetching Electron’s program (once, about 110 MB) …');
  const fetched = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: patience });
  const path = fetched.status === 0 ? programIn(folder, env) : undefined;
  return path === undefined ? { why: 'Electron’s program could not be fetched' } : { path };
}

function programIn(folder: string, env: NodeJS.ProcessEnv): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}
