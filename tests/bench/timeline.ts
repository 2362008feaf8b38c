/**
 * `npm run bench -- timeline [--hours 4] [--evidences 50000] [--rounds 3] [--trace FILE] [--json FILE]`: how smoothly the timeline of a long recording scrolls
 * and zooms in Chromium, and how soon it is there. Goals: frame times p95 ≤ 16 ms, first paint of the workspace ≤ 500 ms.
 * First visits are made without any cache, `rounds` by new browser processes and twice as many by new profiles, beside those of an empty page.
 * Deltas are what a person sees, on whatever draws here; work is what the page itself costs each frame, from Chrome's trace.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { ensureBuilt } from '../../main/shells/ensure-built.ts';
import { coldStarts, freshPage, launch, startPaintServer } from './first-paint.ts';
import { frameWork, traceCategories } from './frame-trace.ts';
import { addLongRecording } from './long-library.ts';
import { gestures } from './timeline-gestures.ts';
import { printTimeline } from './timeline-report.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '4' },
    evidences: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    trace: { type: 'string' },
    json: { type: 'string' },
  },
});
const look = { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } as const;
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
  const server = await startPaintServer(join(dir, 'library'), join(dir, 'models'));
  let browser: Browser | undefined;
  try {
    const starts = await coldStarts(server, look, Number(values.rounds));
    browser = await launch();
    const page = await freshPage(browser, look);
    await page.goto(await server.newUrl());
    await page.locator('canvas[data-lane="Text on screen"]').waitFor();
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
    await browser?.close();
    await server.stop();
  }
}

function timed<T>(run: () => T): [number, T] {
  const start = performance.now();
  const value = run();
  return [performance.now() - start, value];
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
