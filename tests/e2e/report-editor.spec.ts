import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { ask, haveTalk, ingestTimeout, question, talkCard } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

const editor = (page: Page) => page.getByRole('region', { name: 'Report editor' });
const outline = (page: Page) => editor(page).getByRole('region', { name: 'Outline' });
const rows = (page: Page) => outline(page).getByRole('listitem');
const handle = (page: Page, name: RegExp) => outline(page).getByRole('button', { name });
const preview = (page: Page) => page.frameLocator('iframe[title="Preview"]:not([aria-hidden="true"])');
/** What the outline's rows are called, in order. */
const names = async (page: Page) =>
  (await outline(page).locator('[data-handle]').all()).reduce<Promise<string[]>>(
    async (before, one) => [
      ...(await before),
      ((await one.getAttribute('aria-label')) ?? '').replace('Drag to move: ', ''),
    ],
    Promise.resolve([]),
  );
const saved = (page: Page) => expect(editor(page).getByText('Saved', { exact: true })).toBeVisible();

async function search(page: Page, words: string) {
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search words or meaning' }).fill(words);
  return page.getByRole('tabpanel', { name: 'Search' });
}

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 90_000);
  // The library under an open editor is out of reach, as it is out of sight.
  if (await editor(page).isVisible()) await page.getByRole('button', { name: 'Back to the player' }).click();
  await haveTalk(page);
});

test('a report is built, ordered, written and seen as the page that will be handed over', async ({ app }) => {
  const { page, libraryDir } = app;
  await page.getByRole('tab', { name: 'Ask' }).click();
  const answer = await ask(page, question);
  await expect(answer.getByRole('button', { name: 'Add to report' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Cuepoint' }).click();
  await page.keyboard.press('Shift+R');
  await editor(page).getByRole('button', { name: 'Reports', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New report' }).click();
  await expect(outline(page)).toContainText('Nothing in this report yet');

  // By pointer from the answer and from a search.
  await answer.getByRole('button', { name: 'Add to report' }).dragTo(outline(page).getByRole('list'));
  const found = await search(page, 'life jacket');
  await found
    .getByRole('button', { name: /^Go to 1:0\d in talk\.mp4$/ })
    .first()
    .dragTo(rows(page).first(), {
      targetPosition: { x: 60, y: 4 },
    });
  await expect(rows(page)).toHaveCount(2);
  await expect.poll(() => names(page)).toEqual([expect.stringMatching(/^talk\.mp4, 1:0\d$/), question]);

  // By keyboard: to its place, with a word for those who do not see it.
  await handle(page, /talk\.mp4/).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(outline(page).getByRole('status')).toHaveText(/^talk\.mp4, 1:0\d is now 2 of 2$/);
  await expect.poll(() => names(page)).toEqual([question, expect.stringMatching(/^talk\.mp4/)]);
  await expect(handle(page, /talk\.mp4/)).toBeFocused();

  await page.getByRole('textbox', { name: /^Caption of talk\.mp4/ }).fill('Bring one. <b>Always</b>');
  await outline(page).getByRole('button', { name: 'Add heading' }).click();
  await page.keyboard.type('Before you sail');
  await outline(page).getByRole('button', { name: 'Add text' }).click();
  await page.keyboard.type('Read the table.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Then go.');
  await editor(page).getByRole('textbox', { name: 'Report title' }).fill('Tides at Port Ellery');
  await editor(page).getByRole('textbox', { name: 'Author' }).fill('Mira Lindqvist');
  await editor(page).getByLabel('Date').fill('2026-11-23');

  const sheet = preview(page);
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('Tides at Port Ellery');
  await expect(sheet.getByText('Mira Lindqvist · 23 November 2026')).toBeVisible();
  await expect(sheet.getByText('Bring one. <b>Always</b>')).toBeVisible();
  await expect(sheet.getByRole('heading', { name: /^Exhibit 2 · talk\.mp4, 1:0\d/ })).toBeVisible();
  await expect(sheet.locator('p.prose')).toHaveText(['Read the table.', 'Then go.']);
  const pictures = sheet.locator('img');
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all())
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1280);

  // What is written appears without the page jumping.
  const top = () => sheet.locator('html').evaluate((html) => html.scrollTop);
  await sheet.locator('html').evaluate((html) => html.scrollTo(0, 300));
  await page.getByRole('textbox', { name: /^Caption of talk\.mp4/ }).fill('Bring two.');
  await expect(sheet.getByText('Bring two.')).toBeVisible();
  expect(await top()).toBe(300);

  await saved(page);
  await expectAccessible(page, 'report editor');

  await editor(page).getByRole('radio', { name: 'Evidence log' }).click();
  await expect(sheet.getByRole('columnheader', { name: 'In–out' })).toBeVisible();
  await expect(sheet.getByRole('link', { name: 'S1' }).first()).toBeVisible();
  await editor(page).getByRole('radio', { name: 'Minutes' }).click();
  await expect(sheet.getByRole('heading', { name: 'Decisions' })).toBeVisible();
  await editor(page).getByRole('radio', { name: 'Brief' }).click();
  await expect(sheet.getByRole('heading', { name: 'Exhibits' })).toBeVisible();

  await editor(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^HTML, one file/ }).click();
  await expect(page.getByText('Saved Tides-at-Port-Ellery.html')).toBeVisible();
  const html = readFileSync(join(libraryDir, 'reports', 'Tides-at-Port-Ellery.html'), 'utf8');
  const { results } = await new HtmlValidate({ root: true, extends: ['html-validate:standard'] }).validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  const body = (text: string) => text.replace(/ src="[^"]*"/g, '').replace(/on \d+ \w+ \d{4}, \d\d:\d\d UTC/, '');
  const seen = await sheet.locator('main').evaluate((main) => main.outerHTML);
  const written = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, 'text/html').querySelector('main')!.outerHTML,
    html,
  );
  expect(body(seen)).toBe(body(written));
});

test('what was just written outlives the window, a deletion is undone, an earlier version comes back', async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole('heading', { name: 'Cuepoint' }).click();
  await page.keyboard.press('Shift+R');
  const caption = page.getByRole('textbox', { name: /^Caption of talk\.mp4/ });
  await expect(caption).toHaveValue('Bring two.');
  await caption.fill('Bring three.');
  await page.reload();
  // A key before the window listens is lost.
  await expect(talkCard(page)).toBeVisible();
  await page.keyboard.press('Shift+R');
  await expect(caption).toHaveValue('Bring three.');
  await expect(editor(page).getByRole('textbox', { name: 'Report title' })).toHaveValue('Tides at Port Ellery');
  await expect
    .poll(() => names(page))
    .toEqual([question, expect.stringMatching(/^talk\.mp4/), 'Before you sail', 'Read the table.']);

  await handle(page, /Before you sail/).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => names(page))
    .toEqual([question, expect.stringMatching(/^talk\.mp4/), 'Before you sail', 'Read the table.']);

  await handle(page, /talk\.mp4/).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(3);
  await saved(page);
  await editor(page).getByRole('button', { name: 'Earlier versions' }).click();
  const exported = page.getByRole('menuitem', { name: /Exported/ }).first();
  await expect(exported).toContainText('1 item more');
  await expectAccessible(page, 'earlier versions');
  await exported.click();
  await expect(rows(page)).toHaveCount(4);
  await expect(caption).toHaveValue('Bring two.');
  await editor(page).getByRole('button', { name: 'Earlier versions' }).click();
  await expect(page.getByRole('menuitem', { name: /Before going back/ })).toContainText('Without 1 item of now');
  await page.keyboard.press('Escape');
});

test('hits are looked through as pictures, and two are held side by side', async ({ app: { page } }) => {
  const found = await search(page, 'water');
  await found.getByRole('button', { name: 'Show as pictures' }).click();
  const pane = page.getByRole('region', { name: 'Moments', exact: true });
  const tiles = pane.locator('[data-tile]');
  await expect(tiles.first()).toBeFocused();
  expect(await tiles.count()).toBeGreaterThan(3);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(pane.getByText('2 picked')).toBeVisible();
  await expectAccessible(page, 'gallery');
  await page.keyboard.press('c');
  await expect(pane.getByRole('heading', { name: 'Two moments side by side' })).toBeVisible();
  const times = pane.getByRole('region', { name: 'talk.mp4' }).locator('.tnum.ml-1');
  const before = await times.first().textContent();
  await pane.getByRole('button', { name: 'Key frame after' }).first().click();
  await expect(times.first()).not.toHaveText(before!);
  await expectAccessible(page, 'two moments side by side');
  const count = async () =>
    Number(/\d+/.exec((await page.getByRole('button', { name: /^Report/ }).textContent()) ?? '')?.[0] ?? 0);
  const had = await count();
  await pane.getByRole('button', { name: 'Add both to report' }).click();
  await expect.poll(count).toBe(had + 2);
  await page.keyboard.press('Escape');
  await expect(tiles.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(pane).toHaveCount(0);
});
