/** `node tests/checks/imports.ts [folder …]`: holds every import to .dependency-cruiser.cjs; the rules' reasons are in ARCHITECTURE.md. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const folders = process.argv.slice(2);
const everything = ['main', 'preload', 'renderer', 'native-models', 'tests', 'electron.vite.config.ts'];

const { status } = spawnSync(
  process.execPath,
  [
    '--import',
    new URL('./typescript-api.ts', import.meta.url).href,
    program,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    ...(folders.length > 0 ? folders : everything),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
