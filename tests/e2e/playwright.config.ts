import { defineConfig } from '@playwright/test';
import type { Shell } from './app.ts';
import { whyNot } from './electron-skip.ts';

// The list of results names what was skipped but not why.
const why = whyNot('electron');
if (why !== '' && process.env.TEST_WORKER_INDEX === undefined) console.log(`Not tested in Electron’s window: ${why}.`);

/** One app and one library for all specs of a shell, which run in the order of their names: taking the talk in is the expensive part. */
export default defineConfig<object, { shell: Shell }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: './.results',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: { trace: 'off', actionTimeout: 10_000 },
  projects: [
    { name: 'web', use: { shell: 'web' } },
    { name: 'electron', use: { shell: 'electron' } },
  ],
});
