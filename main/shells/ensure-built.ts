import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';
import { appRoot, rendererDir } from './app-paths.ts';

export type BuildPart =
  /** out/renderer: what a browser needs. */
  | 'renderer'
  /** out/main and out/preload as well: what Electron needs. */
  | 'all';

const parts: Record<BuildPart, { result: string; sources: string[]; program: string[] }> = {
  renderer: {
    result: join(rendererDir, 'index.html'),
    sources: ['renderer', 'preload', 'electron.vite.config.ts', 'package.json'],
    program: ['main/shells/build-renderer.ts'],
  },
  all: {
    result: join(appRoot, 'out', 'main', 'main.js'),
    sources: ['renderer', 'preload', 'main', 'native-models', 'electron.vite.config.ts', 'package.json'],
    program: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
  },
};

/**
 * Builds a part of out/ where it is missing or older than its sources.
 * @param say gets one line before a build, which takes a while.
 * @throws AppError INTERNAL with the builder's last words.
 */
export async function ensureBuilt(part: BuildPart, say: (line: string) => void): Promise<void> {
  const { result, sources, program } = parts[part];
  const built = await stat(result).catch(() => undefined);
  if (built !== undefined) {
    const newest = Math.max(...(await Promise.all(sources.map((name) => newestChange(join(appRoot, name))))));
    if (newest <= built.mtimeMs) return;
  }
  say('Building the window (once, until its sources change) …');
  await run(program);
}

/** ms since 1970 of the last change below a path; 0 where there is none. */
async function newestChange(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return 0;
  if (info.isFile()) return /\.(tsx?|css|html|svg|json)$/.test(path) ? info.mtimeMs : 0;
  const names = (await readdir(path)).filter((name) => !['node_modules', 'weights', 'media'].includes(name));
  return Math.max(0, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))));
}

function run(program: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program, { cwd: appRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        words = (words + text).slice(-4000);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new AppError('INTERNAL', `The window could not be built; run npm ci and try again.\n${words.trim()}`));
    });
  });
}
