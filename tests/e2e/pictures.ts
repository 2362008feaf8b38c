/**
 * `npm run pictures [NAME…]`: takes the pictures of docs/screens, each screen in dark and light at two sizes, and says what in them lies on
 * something else, is cut off or sticks out. Exits 1 where anything does.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { chromiumArgs, findChromium } from './chromium.ts';
import { layoutFaults } from './layout-faults.ts';
import { type Screen, screens } from './screens.ts';
import { startWebShell } from './web-shell.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = join(root, 'docs', 'screens');
/** Kept: taking the sample in is what takes time. */
const kept = join(root, '.cache', 'pictures');
const themes = ['dark', 'light'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const faults: string[] = [];
mkdirSync(docs, { recursive: true });
const server = await startWebShell(join(kept, 'library'), join(kept, 'models'));
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
try {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', viewport: sizes[0] });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(server.url);
  for (const screen of chosen) await takeAll(page, screen);
} finally {
  await browser.close();
  await server.stop();
}
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'Nothing overlaps, nothing is cut off.' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function takeAll(page: Page, { name, show, leave }: Screen): Promise<void> {
  await page.setViewportSize(sizes[0]!);
  await show(page);
  for (const size of sizes) {
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.mouse.move(0, 0);
      await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
      await untilDrawn(page);
      const file = `${name}-${colorScheme}-${size.width}x${size.height}`;
      const style = '[data-sonner-toaster] { visibility: hidden }';
      const picture = await page.screenshot({ animations: 'disabled', style });
      await sharp(picture)
        .png({ palette: true, effort: 10 })
        .toFile(join(docs, `${file}.png`));
      faults.push(...(await layoutFaults(page)).map((fault) => `${file}: ${fault}`));
    }
  }
  await page.setViewportSize(sizes[0]!);
  await leave?.(page);
}

/** Until every picture in view is there, in the preview of a report, too, and canvases were drawn anew after a change of size. */
async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? []);
    const inView = (image: HTMLImageElement) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < (image.ownerDocument.defaultView?.innerHeight ?? 0);
    };
    return [document, ...frames]
      .flatMap(({ images }) => [...images])
      .filter(inView)
      .every(({ complete }) => complete);
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
