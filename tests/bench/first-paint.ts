import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../e2e/chromium.ts';

/** ms since the navigation began. */
export interface FirstPaint {
  anything: number;
  workspace: number;
  lanes: number;
}

export interface FirstVisits {
  app: FirstPaint[];
  /** An empty page of the same server: what the browser itself takes for a first visit. ms */
  empty: number[];
}

export interface ColdStarts {
  /** The first page of a new browser process. */
  process: FirstVisits;
  /** The first page of a new profile, without a cache, in a browser that runs. */
  profile: FirstVisits;
  /** Another visit: the page is in the cache, its code compiled. */
  again: FirstPaint[];
}

export interface PaintServer {
  /** Opens one browser, once. */
  newUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** The app for browsers over a library, in a process of its own. */
export async function startPaintServer(libraryDir: string, modelsDir: string): Promise<PaintServer> {
  const child = fork(fileURLToPath(new URL('first-paint-server.ts', import.meta.url)), [libraryDir, modelsDir]);
  const next = async () => ((await once(child, 'message')) as [string])[0];
  let ready: Promise<string> | undefined = next();
  return {
    newUrl() {
      const url = ready ?? next();
      if (!ready) child.send('next');
      ready = undefined;
      return url;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: chromiumArgs });

/** A page of a profile of its own, which nothing was loaded into. */
export async function freshPage(browser: Browser, look: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(look)).newPage();
  await page.addInitScript(watchFirstPaint);
  return page;
}

/** First visits, `rounds` of each kind or twice as many, the app's and an empty page's by turns; and another visit after each of the app's. */
export async function coldStarts(
  server: PaintServer,
  look: BrowserContextOptions,
  rounds: number,
): Promise<ColdStarts> {
  const found: ColdStarts = { process: { app: [], empty: [] }, profile: { app: [], empty: [] }, again: [] };
  const visit = async (browser: Browser, kind: 'app' | 'empty', to: FirstVisits) => {
    const page = await freshPage(browser, look);
    const url = await server.newUrl();
    if (kind === 'app') {
      await page.goto(url);
      to.app.push(await firstPaint(page));
      await page.reload();
      found.again.push(await firstPaint(page));
    } else {
      // Without its token an address leads to a page of a few words.
      await page.goto(new URL(url).origin);
      to.empty.push(await firstContent(page));
    }
    await page.context().close();
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [first, second] of [
      ['app', 'empty'],
      ['empty', 'app'],
    ] as const) {
      const browser = await launch();
      try {
        await visit(browser, first, found.process);
        await visit(browser, second, found.profile);
        await visit(browser, first, found.profile);
      } finally {
        await browser.close();
      }
    }
  }
  return found;
}

/** In the page: notes the frame after which the panes, and the lanes with what is on them, were there. */
function watchFirstPaint(): void {
  const seen: Record<string, number> = {};
  Object.assign(window, { firstPaint: seen });
  const wanted = { workspace: 'section[aria-label="Timeline"] header', lanes: 'canvas[data-lane="Text on screen"]' };
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (seen[name] === undefined && document.querySelector(selector)) {
        // Painted in this frame: the next one begins after it.
        requestAnimationFrame(() => {
          seen[name] ??= performance.now();
        });
      }
    }
    if (Object.keys(wanted).some((name) => seen[name] === undefined)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstPaint(page: Page): Promise<FirstPaint> {
  await page.waitForFunction(() => (window as unknown as { firstPaint: FirstPaint }).firstPaint.lanes !== undefined);
  const anything = await firstContent(page);
  return page.evaluate(
    (content) => ({ ...(window as unknown as { firstPaint: FirstPaint }).firstPaint, anything: content }),
    anything,
  );
}

/** ms since the navigation began, of the first words or picture. */
async function firstContent(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return Number(await found.jsonValue());
}
