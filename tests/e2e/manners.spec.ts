import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { dropFiles } from './drop-files.ts';
import { whyNot } from './electron-skip.ts';
import { shoot } from './shoot.ts';
import { ask, haveTalk, ingestTimeout, talkCard, talkFile } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

const scratch = mkdtempSync(join(tmpdir(), 'cuepoint-drop-'));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const meeting = fileURLToPath(new URL('../../main/sample/media/meeting.mp4', import.meta.url));

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
});

test('a file that is no video says so once, by name, and can be dismissed', async ({ app: { page } }) => {
  const broken = join(scratch, 'notes.mp4');
  writeFileSync(broken, 'These are notes, not a video.\n'.repeat(50));
  await dropFiles(page, [broken]);
  const entry = page.getByRole('listitem').filter({ hasText: 'notes.mp4' });
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(/text|not a video/i);
  await expect(page.getByRole('button', { name: 'Open notes.mp4' })).toHaveCount(0);
  await entry.getByRole('button', { name: 'Dismiss notes.mp4' }).click();
  await expect(entry).toHaveCount(0);
});

test('what is neither video, recording nor image is left out with a word', async ({ app: { page } }) => {
  const text = join(scratch, 'letter.txt');
  writeFileSync(text, 'Dear harbour office');
  await dropFiles(page, [text], () => expect(page.getByText('None of these can be added')).toBeVisible());
  await expect(page.getByText(/letter\.txt is neither/)).toBeVisible();
});

test('the same content under another name is already here', async ({ app: { page } }) => {
  const copy = join(scratch, 'copy of the talk.mp4');
  copyFileSync(talkFile, copy);
  await dropFiles(page, [copy]);
  await expect(page.getByText(/^Already here/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(1);
});

test('a file being read can be stopped; nothing of it stays', async ({ app: { page } }) => {
  await dropFiles(page, [meeting]);
  const stop = page.getByRole('button', { name: 'Stop meeting.mp4' });
  await expect(stop).toBeAttached();
  await page.getByRole('listitem').filter({ hasText: 'meeting.mp4' }).first().hover();
  await stop.click();
  await expect(page.getByRole('listitem').filter({ hasText: 'meeting.mp4' })).toHaveCount(0);
  await expect(talkCard(page)).toBeVisible();
});

test('removing can be undone, and the file is whole again', async ({ app: { page } }) => {
  const card = page.getByRole('listitem').filter({ has: talkCard(page) });
  await card.hover();
  await card.getByRole('button', { name: 'Actions for talk.mp4' }).click();
  await page.getByRole('menuitem', { name: 'Remove from library' }).click();
  await expect(talkCard(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(talkCard(page)).toBeVisible();
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search words or meaning' }).fill('life jacket');
  await expect(page.getByRole('button', { name: /^Go to 1:0\d in talk\.mp4$/ }).first()).toBeVisible();
});

test('a file’s words and marks are exported from its menu', async ({ app: { page, libraryDir } }) => {
  const card = page.getByRole('listitem').filter({ has: talkCard(page) });
  await card.hover();
  await card.getByRole('button', { name: 'Actions for talk.mp4' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await expectAccessible(page, 'the export menu');
  await page.getByRole('menuitem', { name: 'Cut list (EDL)' }).click();
  await expect(page.getByText(/^Saved talk.*\.edl$/)).toBeVisible();
  expect(readFileSync(join(libraryDir, 'reports', 'talk.edl'), 'utf8')).toContain('Port Ellery tide table');
});

test('search finds words and leads to their second', async ({ app: { page } }) => {
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search words or meaning' }).fill('Old Weir');
  const hit = page
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Go to 0:(29|30) in talk\.mp4$/ })
    .first();
  await expect(hit).toBeVisible();
  await expectAccessible(page, 'search');
  await hit.click();
  const second = () => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(second).toBeGreaterThanOrEqual(29);
  expect(await second()).toBeLessThan(36.6);
});

test('what the files do not say is “not found”, with the nearest moments', async ({ app: { page } }) => {
  await page.getByRole('tab', { name: 'Ask' }).click();
  const answer = await ask(page, 'Who is the mayor of Gull Rock?');
  await expect(answer).toContainText('Not found in these files');
  await expect(answer.getByRole('button', { name: /^Go to/ }).first()).toBeVisible();
});

test('an answer shows how it was found', async ({ app: { page } }) => {
  await page.getByRole('tab', { name: 'Ask' }).click();
  const answer = await ask(page, 'When is the next talk?');
  await expect(answer).toContainText('28 March');
  await answer.getByRole('button', { name: 'How this was found' }).click();
  await expect(answer).toContainText('Read by rules as');
  await expectAccessible(page, 'ask');
  await shoot(page, 'how-it-was-found');
});

test('a citation shows its second beside the answer, not over it, and goes with the pointer', async ({
  app: { page },
}) => {
  await page.getByRole('tab', { name: 'Ask' }).click();
  const answer = await ask(page, 'When is the next talk?');
  const chip = answer.getByRole('button', { name: /^Go to / }).first();
  const preview = page.locator('[data-radix-popper-content-wrapper]');
  await chip.hover();
  await expect(preview).toBeVisible();
  const [card, pane] = [await preview.boundingBox(), await page.getByRole('tabpanel', { name: 'Ask' }).boundingBox()];
  expect(card!.x + card!.width).toBeLessThanOrEqual(pane!.x);
  await page.mouse.move(0, 0);
  await expect(preview).toHaveCount(0);

  // Quicker than the preview comes up.
  await chip.hover();
  await chip.click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await expect(preview).toHaveCount(0);
});

test('all of it by keyboard: ask, play, step, report, help', async ({ app: { page } }) => {
  const video = page.getByTestId('player');
  const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused);
  const second = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await expect.poll(second).toBe(0);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(second).toBeCloseTo(5, 1);
  await page.keyboard.press('.');
  await expect.poll(second).toBeCloseTo(5.04, 2);
  await page.keyboard.press('Space');
  await expect.poll(isPaused).toBe(false);
  await page.keyboard.press('Space');
  await expect.poll(isPaused).toBe(true);
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Ask about your files' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Play or pause');
  await expectAccessible(page, 'keyboard help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('light theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('theme of the system');
  await page.keyboard.press('Enter');
});

test('library, player and transcript are accessible in dark and in light', async ({ app: { page } }) => {
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Byron');
  await expectAccessible(page, 'library, player and transcript');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
});
