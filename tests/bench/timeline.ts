/**
 * `npm run bench -- timeline [--hours 4] [--evidences 50000] [--trace FILE] [--json FILE]`: how smoothly the timeline of a long recording scrolls
 * and zooms in Chromium, and how soon it is there. Goals: frame times p95 ≤ 16 ms, first paint of the workspace ≤ 500 ms.
 * Deltas are what a person sees, on whatever draws here; work is what the page itself costs each frame, from Chrome's trace.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { ensureBuilt } from '../../main/shells/ensure-built.ts';
import { chromiumArgs, findChromium } from '../e2e/chromium.ts';
import { startWebShell } from '../e2e/web-shell.ts';
import { frameWork, traceCategories } from './frame-trace.ts';
import { addLongRecording } from './long-library.ts';
import { gestures } from './timeline-gestures.ts';
import { type FirstPaint, printTimeline } from './timeline-report.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '4' },
    evidences: { type: 'string', default: '50000' },
    trace: { type: 'string' },
    json: { type: 'string' },
  },
});
const viewport = { width: 1440, height: 900 };
async function measure(dir: string): Promise<void> {
  await ensureBuilt('renderer', console.log);
  const library = openLibrary(join(dir, 'library'), { log: silentLog });
  const id = await addLongRecording(library, Number(values.hours), Number(values.evidences));
  const [lanesMs, lanes] = timed(() => library.lanes.ofAsset(id));
  const [evidenceMs, evidence] = timed(() => library.evidence.ofAsset(id));
  const megabytes = (value: unknown) => JSON.stringify(value).length / 1e6;
  const fetches = {
    'whole evidence': { ms: evidenceMs, MB: megabytes(evidence) },
    'lanes of the timeline': { ms: lanesMs, MB: megabytes(lanes) },
  };
  library.close();
  process.env.CUEPOINT_CHECK_OUTPUTS = '';
  const server = await startWebShell(join(dir, 'library'), join(dir, 'models'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  try {
    const page = await (await browser.newContext({ viewport, colorScheme: 'dark' })).newPage();
    await page.addInitScript(watchFirstPaint);
    await page.goto(server.url);
    const starts = [await firstPaint(page)];
    for (let i = 0; i < 4; i += 1) {
      await page.reload();
      starts.push(await firstPaint(page));
    }
    await page.waitForTimeout(1000);
    await browser.startTracing(page, { categories: traceCategories });
    const deltas: Record<string, number[]> = {};
    for (const [name, gesture] of Object.entries(gestures))
      deltas[name] = await framesDuring(page, () => gesture(page));
    const trace = (await browser.stopTracing()).toString('utf8');
    if (values.trace) writeFileSync(values.trace, trace);
    const work = frameWork(trace);
    const rendering = await page.evaluate(drawnBy);
    const { hours, evidences } = values;
    const measured = { hours, evidences, fetches, starts, deltas, work, rendering };
    printTimeline(measured);
    if (values.json) writeFileSync(values.json, JSON.stringify(measured, null, 1));
  } finally {
    await browser.close();
    await server.stop();
  }
}

function timed<T>(run: () => T): [number, T] {
  const start = performance.now();
  const value = run();
  return [performance.now() - start, value];
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
  return page.evaluate(() => {
    const anything = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { ...(window as unknown as { firstPaint: FirstPaint }).firstPaint, anything };
  });
}

/** Times between animation frames while something goes on, ms. */
async function framesDuring(page: Page, gesture: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const deltas: number[] = [];
    let last: number | undefined;
    Object.assign(window, { deltas });
    const tick = (now: number) => {
      if (last !== undefined) deltas.push(now - last);
      last = now;
      if ((window as unknown as { deltas?: number[] }).deltas === deltas) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await gesture();
  return page.evaluate(() => {
    const { deltas } = window as unknown as { deltas: number[] };
    Object.assign(window, { deltas: undefined });
    return deltas;
  });
}

/** In the page: what its pictures are drawn with. */
function drawnBy(): string {
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'software';
}

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-bench-timeline-'));
try {
  await measure(dir);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
