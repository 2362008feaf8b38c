import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where systems put a Chromium that plays H.264, as every video here is. */
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser to test in: CUEPOINT_CHROMIUM, Playwright's own, or the system's; undefined where there is none. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CUEPOINT_CHROMIUM, chromium.executablePath(), ...systemPaths];
  return candidates.find((path) => path && existsSync(path));
}

/** Chromium refuses its sandbox to root, as whom containers run. */
export const chromiumArgs: string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
