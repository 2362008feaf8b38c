import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { dropFiles } from './drop-files.ts';
import { whyNot } from './electron-skip.ts';
import { ask, ingestTimeout, question, tableSpan, talkCard, talkFile, untilRead } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test('an empty library says what to do', async ({ app: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Drop videos, recordings or images here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeEnabled();
  await expectAccessible(page, 'first start');
});

test('drop a talk, watch it being read, ask, jump to the second, hand over a report', async ({ app }) => {
  test.setTimeout(ingestTimeout + 60_000);
  const { page, libraryDir } = app;

  await dropFiles(page, [talkFile], async () => {
    await expect(page.getByText('Drop to add to your library')).toBeVisible();
    await expect(page.getByText('1 video')).toBeVisible();
  });
  const progress = page.getByRole('progressbar').first();
  await expect(progress).toBeVisible();
  await expect(talkCard(page)).toBeVisible();
  const fraction = async () => Number(await progress.getAttribute('aria-valuenow').catch(() => null));
  await expect.poll(fraction, { timeout: ingestTimeout }).toBeGreaterThan(0);
  await untilRead(page);

  const answer = await ask(page, question);
  await expect(answer).toContainText(/0\.9 ?m/);
  const chip = answer.getByRole('button', { name: /^Go to 0:\d\d/ }).first();
  await chip.click();
  const second = () => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(second).toBeGreaterThanOrEqual(tableSpan.from);
  expect(await second()).toBeLessThanOrEqual(tableSpan.to);

  await answer.getByRole('button', { name: 'Add to report' }).click();
  await page.getByRole('button', { name: /^Report/ }).click();
  const drawer = page.getByRole('region', { name: 'Report' });
  await expect(drawer.getByText('Saved')).toBeVisible();
  await expectAccessible(page, 'report');
  await drawer.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'HTML, one file that works offline' }).click();
  await expect(page.getByText(/^Saved .+\.html$/)).toBeVisible();

  const html = readFileSync(join(libraryDir, 'reports', 'How-high-is-the-low-water-in-the-tide-table.html'), 'utf8');
  const quote = /Low water[^<]*0\.9 ?m/.exec(html.slice(html.indexOf('<blockquote')))?.[0];
  expect(quote, 'the quote').toBeTruthy();
  const pictures = [...html.matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)];
  expect(pictures.length).toBeGreaterThan(0);
  const picture = sharp(Buffer.from(pictures[0]![1]!, 'base64'));
  expect(await picture.metadata()).toMatchObject({ width: 1280, height: 720 });
  expect(await hasAmber(await picture.raw().toBuffer()), 'the cited row is outlined').toBe(true);
  await drawer.getByRole('button', { name: 'Close the report' }).click();
});

/** True where the outline's colour runs over at least half the width of a slide that has none of it. */
async function hasAmber(rgb: Buffer): Promise<boolean> {
  let count = 0;
  for (let i = 0; i < rgb.length; i += 3) {
    if (rgb[i]! > 190 && rgb[i + 1]! > 110 && rgb[i + 1]! < 175 && rgb[i + 2]! < 100) count++;
  }
  return count > 640;
}
