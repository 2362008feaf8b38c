import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { marked } from 'marked';
import { z } from 'zod';
import { packageFaults, readDocx, xmlFaults } from '../fixtures/read-docx.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { expect } from './app.ts';
import { chromiumArgs, findChromium } from './chromium.ts';

/** What a report must say and must not, in whatever format. */
export interface Said {
  title: string;
  words: readonly string[];
  /** Of the file that it is from, 64 hex digits. */
  sha256: string;
  not: RegExp;
}

/** What every reader of a format found in it is held to; words may be parted by line ends, a hash by more. */
function expectSaid(text: string, { title, words, sha256, not }: Said, format: string): void {
  const flat = text.replace(/\s+/g, ' ');
  for (const wanted of [title, ...words]) expect(flat, `${format} says “${wanted}”`).toContain(wanted);
  expect(text.replace(/\s/g, ''), `${format} names its source`).toContain(sha256);
  expect(flat, format).not.toMatch(not);
}

/**
 * Opens pages as whoever was sent them would: from the disk, offline, in a browser of its own without scripts.
 * @param beside the one whose times lead to the media, which is put beside it
 */
export async function checkHtml(path: string, beside: string, media: string, said: Said): Promise<void> {
  for (const file of [path, beside]) {
    const { results } = await checker.validateString(readFileSync(file, 'utf8'));
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  }
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  try {
    const page = await (await browser.newContext({ javaScriptEnabled: false, offline: true })).newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(0, 200)));
    await page.goto(pathToFileURL(path).href);
    expectSaid((await page.locator('body').textContent()) ?? '', said, 'HTML');
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(path).href]);
    for (const picture of await page.locator('img').all()) {
      expect(await picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(1280);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, 'nothing sticks out of the page').toBeLessThanOrEqual(0);
    expect(await page.getByRole('link', { name: /0:\d\d/ }).count()).toBeGreaterThan(0);

    await page.goto(pathToFileURL(beside).href);
    const addresses = await page
      .locator('a[href^="./"]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThan(0);
    copyFileSync(media, join(dirname(beside), basename(media)));
    for (const address of addresses) {
      const { pathname, hash } = new URL(address);
      expect(existsSync(decodeURIComponent(pathname)), address).toBe(true);
      expect(hash).toMatch(/^#t=\d+(\.\d+)?$/);
    }
  } finally {
    await browser.close();
  }
}

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
});

export async function checkPdf(path: string, said: Said): Promise<void> {
  const { pages, info, isTagged, destinations } = await readPdf(readFileSync(path));
  expectSaid(pages.map(({ text }) => text).join('\n'), said, 'PDF');
  expect(info.Title).toBe(said.title);
  expect(isTagged).toBe(true);
  for (const [n, { text }] of pages.entries()) expect(text).toContain(`Page ${n + 1} of ${pages.length}`);
  for (const link of pages.flatMap(({ links }) => links)) expect(destinations.has(link), link).toBe(true);
  expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(0);
}

/** Also by LibreOffice where that is there, which sets the same words. */
export async function checkDocx(path: string, said: Said): Promise<void> {
  const read = readDocx(readFileSync(path));
  for (const [name, text] of Object.entries(read.xml)) expect(xmlFaults(text), name).toEqual([]);
  expect(packageFaults(read)).toEqual([]);
  expectSaid(read.text, said, 'DOCX');
  expect(Object.values(read.xml).join()).not.toMatch(said.not);
  if (spawnSync('soffice', ['--version']).error !== undefined) return;
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-office-'));
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', dir, path]);
  const { pages } = await readPdf(readFileSync(join(dir, basename(path).replace(/docx$/, 'pdf'))));
  expectSaid(pages.map(({ text }) => text).join('\n'), said, 'DOCX, as LibreOffice sets it');
}

export async function checkMarkdown(path: string, said: Said): Promise<void> {
  const html = await marked(readFileSync(path, 'utf8'));
  expect(html).not.toMatch(/<(script|iframe|object)/);
  expectSaid(html.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"'), said, 'Markdown');
}

export async function checkJson(path: string, said: Said): Promise<void> {
  const schema = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../docs/report.schema.json', import.meta.url)), 'utf8'),
  );
  const report = JSON.parse(readFileSync(path, 'utf8'));
  z.fromJSONSchema(schema).parse(report);
  expectSaid(JSON.stringify(report), said, 'JSON');
  const figures = report.blocks.flatMap(({ figure }: { figure?: { annotations: { kind: string }[] } }) => figure ?? []);
  const drawn = figures.flatMap(({ annotations }: { annotations: { kind: string }[] }) =>
    annotations.map(({ kind }) => kind),
  );
  expect(drawn).toEqual(expect.arrayContaining(['box', 'arrow', 'hide']));
}
