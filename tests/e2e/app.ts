import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, chromium, expect, type Page } from '@playwright/test';
import { ensureBuilt } from '../../main/shells/ensure-built.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import { findElectron } from './electron-program.ts';
import { startWebShell } from './web-shell.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const viewport = { width: 1440, height: 900 };

export { expect };

export type Shell = 'web' | 'electron';

export interface App {
  page: Page;
  libraryDir: string;
  /** Where it keeps installed models: empty at first, whatever this machine has. */
  modelsDir: string;
  shell: Shell;
  /** The process of the engine. */
  pid: number;
  /** What the page complained about since it was last emptied. */
  complaints: string[];
}

interface WorkerFixtures {
  shell: Shell;
  app: App;
}

/** `app` is the running app on an empty library, shared by a worker's tests; a page that complains fails the test. */
export const test = base.extend<{ quiet: undefined }, WorkerFixtures>({
  shell: ['web', { option: true, scope: 'worker' }],
  app: [
    async ({ shell }, use) => {
      const libraryDir = mkdtempSync(join(tmpdir(), 'cuepoint-e2e-'));
      const modelsDir = mkdtempSync(join(tmpdir(), 'cuepoint-e2e-models-'));
      const open = shell === 'web' ? openWeb : openElectron;
      const { page, pid, close } = await open(libraryDir, modelsDir);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use({ page, libraryDir, modelsDir, shell, pid, complaints });
      await close();
      for (const dir of [libraryDir, modelsDir]) rmSync(dir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  quiet: [
    async ({ app }, use) => {
      app.complaints.length = 0;
      await use(undefined);
      expect(app.complaints, 'nothing in the console').toEqual([]);
    },
    { auto: true },
  ],
});

async function openWeb(libraryDir: string, modelsDir: string) {
  const server = await startWebShell(libraryDir, modelsDir);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'dark', locale: 'en-GB' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(server.url);
  return {
    page,
    pid: server.pid,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function openElectron(libraryDir: string, modelsDir: string) {
  const found = findElectron();
  if ('missing' in found) throw new Error(found.missing);
  await ensureBuilt('all', console.log);
  const application = await _electron.launch({
    executablePath: found.path,
    args: [root],
    env: { ...(process.env as Record<string, string>), CUEPOINT_LIBRARY: libraryDir, CUEPOINT_MODELS: modelsDir },
    colorScheme: 'dark',
  });
  const page = await application.firstWindow();
  await page.setViewportSize(viewport);
  return { page, pid: application.process().pid!, close: () => application.close() };
}
