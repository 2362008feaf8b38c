/** `node tests/checks/file-lengths.ts`: no source file is longer than 400 lines; says which are over 250, since few should be. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const hardLimit = 400;
const softLimit = 250;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => /\.(ts|tsx|css|cjs|mjs)$/.test(file));

const lengths = files
  .map((file) => ({ file, lines: lineCount(file) }))
  .filter(({ lines }) => lines > softLimit)
  .sort((a, b) => b.lines - a.lines);

for (const { file, lines } of lengths) {
  console.log(`${lines > hardLimit ? 'TOO LONG' : 'long'} ${lines} ${file}`);
}
console.log(`${files.length} files, ${lengths.length} over ${softLimit} lines`);
process.exitCode = lengths.some(({ lines }) => lines > hardLimit) ? 1 : 0;

function lineCount(file: string): number {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    // Deleted but not yet committed.
    return 0;
  }
}
