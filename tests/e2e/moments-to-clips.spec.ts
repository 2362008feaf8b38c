import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { haveTalk, ingestTimeout, seek, talkCard } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
});

/** What follows begins with nothing in the report, whatever ran before. */
async function newReport(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('New report');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const tools = await findTools({ env: process.env, platform: process.platform });

test('a clip of a file is cut from its menu, with captions beside it, and says how it was made', async ({
  app: { page, libraryDir },
}) => {
  const card = page.getByRole('listitem').filter({ has: talkCard(page) });
  await card.hover();
  await card.getByRole('button', { name: 'Actions for talk.mp4' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Clip…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a clip' });
  await dialog.getByLabel('From').fill('noon');
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
  await dialog.getByLabel('From').fill('0:17.4');
  await dialog.getByLabel('To').fill('0:20.4');
  await dialog.getByRole('radio', { name: 'Beside it' }).click();
  await expectAccessible(page, 'exporting a clip');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const done = page.getByRole('dialog', { name: 'The clip is ready' });
  await expect(done).toContainText('talk-0-17-to-0-20.mp4', { timeout: 60_000 });
  await expect(done).toContainText('Coded anew');
  await expectAccessible(page, 'a clip that is ready');
  const file = join(libraryDir, 'reports', 'talk-0-17-to-0-20.mp4');
  expect(Math.abs((await probeMedia(tools, file)).duration - 3)).toBeLessThanOrEqual(0.04);
  expect(readFileSync(file.replace('.mp4', '.vtt'), 'utf8')).toContain('WEBVTT');
  expect(JSON.parse(readFileSync(`${file}.source.json`, 'utf8')).sources[0].from).toBe(17.4);
  await done.getByRole('button', { name: 'Close', exact: true }).last().click();
});

test('what is selected on the timeline is a clip by one key; it can be stopped, and leaves nothing', async ({
  app: { page, libraryDir },
}) => {
  const before = readdirSync(join(libraryDir, 'reports'));
  await seek(page, 2);
  await talkCard(page).blur();
  await page.keyboard.press('i');
  await seek(page, 62);
  await page.keyboard.press('o');
  await page.keyboard.press('Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export a clip' });
  await expect(dialog.getByLabel('From')).toHaveValue('0:02.000');
  await dialog.getByRole('radio', { name: 'Exact' }).click();
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeVisible();
  expect(readdirSync(join(libraryDir, 'reports'))).toEqual(before);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the selection' }).click();
});

test('the moments of a report become one reel', async ({ app: { page, libraryDir } }) => {
  await newReport(page);
  for (const second of [5, 31]) {
    await seek(page, second);
    await page.keyboard.press('Shift+M');
  }
  if (!(await page.getByRole('region', { name: 'Report' }).isVisible())) await page.keyboard.press('r');
  const drawer = page.getByRole('region', { name: 'Report' });
  await drawer.getByRole('textbox', { name: 'Report title' }).fill('Two moments');
  await drawer.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Clips of its moments…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Export \d clips$/ });
  await dialog.getByRole('radio', { name: 'One reel' }).click();
  await dialog.getByRole('radio', { name: 'Burned in' }).click();
  await expectAccessible(page, 'exporting clips of a report');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const done = page.getByRole('dialog', { name: 'The clip is ready' });
  await expect(done).toContainText('Two-moments.mp4', { timeout: 120_000 });
  expect(existsSync(join(libraryDir, 'reports', 'Two-moments.mp4.source.json'))).toBe(true);
  await done.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.keyboard.press('r');
  await newReport(page);
});
