/** `npm run bench -- NAME …`: runs the measurement of that name in this folder. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = new URL('./', import.meta.url);
const name = process.argv[2] ?? '';
const file = new URL(`${name}.ts`, folder);
if (/^[a-z-]+$/.test(name) && name !== 'run' && existsSync(file)) {
  // The measurement finds its own arguments where a program of its own would.
  process.argv.splice(1, 2, fileURLToPath(file));
  await import(file.href);
} else {
  const names = (await readdir(folder)).filter((f) => f.endsWith('.ts') && f !== 'run.ts' && !f.includes('-'));
  console.error(`Usage: npm run bench -- ${names.map((f) => f.replace(/\.ts$/, '')).join(' | ')}`);
  process.exitCode = 2;
}
