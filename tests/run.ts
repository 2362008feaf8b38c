/**
 * `npm test`: everything, and what it needs. `npm test -- unit security` runs those folders only (`e2e` is one).
 * Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { AppError } from '../main/app-error.ts';
import { ensureTools } from '../main/media/ensure-tools.ts';
import { ensureBuilt } from '../main/shells/ensure-built.ts';
import { findChromium } from './e2e/chromium.ts';

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['unit', 'contract', 'integration', 'security'];
const say = (line: string) => console.log(line);

/** Files run side by side, two at a time, each in a process of its own. */
async function runNodeTests(wanted: readonly string[]): Promise<Totals> {
  const files = globSync(
    wanted.map((folder) => `tests/${folder}/**/*.test.ts`),
    { cwd: root },
  )
    .sort()
    .map((file) => join(root, file));
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return totals;
  const events = run({ files, concurrency: 2 });
  events.on('test:summary', ({ file, counts }) => {
    // Without a file it is the sum of all.
    if (file !== undefined) return;
    totals.passed = counts.passed;
    totals.failed = counts.tests - counts.passed - counts.skipped - counts.todo;
    totals.skipped = counts.skipped + counts.todo;
  });
  const report = events.compose(new spec());
  for await (const text of report) process.stdout.write(text);
  return totals;
}

/** The browser to test in, or why there is none. */
function ensureChromium(): { why: string } | undefined {
  if (findChromium() !== undefined) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) {
    return { why: 'there is no Chromium; install one, or run: npx playwright install chromium' };
  }
  say('Chromium is missing: installing it with apt-get (once).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  return findChromium() === undefined ? { why: 'Chromium could not be installed with apt-get' } : undefined;
}

function runPlaywright(): Totals {
  const lacking = ensureChromium();
  if (lacking !== undefined) {
    say(`The whole way in a browser is skipped: ${lacking.why}.`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const scratch = mkdtempSync(join(tmpdir(), 'cuepoint-e2e-report-'));
  const report = join(scratch, 'report.json');
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [program, 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    const failed = status === 0 ? stats.unexpected : Math.max(1, stats.unexpected);
    return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = wanted.length === 0 ? [...folders, 'e2e'] : wanted;
  // Whatever goes out of main is held to the contract too, not only what comes in.
  process.env.CUEPOINT_CHECK_OUTPUTS = '1';
  // Every test file is a process of its own, and all of them load the same sources.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'node');
  // What a developer has installed on this machine changes no test.
  process.env.CUEPOINT_MODELS ??= join(tmpdir(), 'cuepoint-test-without-models');
  const { env, platform } = process;
  await ensureTools({ env, platform, userId: process.getuid?.(), say });
  await ensureBuilt('renderer', say);
  const parts = [await runNodeTests(chosen.filter((name) => name !== 'e2e'))];
  if (chosen.includes('e2e')) parts.push(runPlaywright());
  const sum = (key: keyof Totals) => parts.reduce((total, part) => total + part[key], 0);
  if (sum('skipped') > 0) say(`${sum('skipped')} skipped, each with its reason above`);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  say(error instanceof AppError ? error.message : String((error as Error).stack));
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
