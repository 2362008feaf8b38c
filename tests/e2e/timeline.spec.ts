import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { findTools } from '../../main/media/tools.ts';
import { odd } from '../fixtures/paths.ts';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { dropFiles } from './drop-files.ts';
import { whyNot } from './electron-skip.ts';
import { haveTalk, ingestTimeout, seek, talkCard } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
  await page.keyboard.press('Escape');
});

const second = (page: Page) => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime);
const noteForm = (page: Page) => page.getByRole('form', { name: 'Note' });
const notesLane = (page: Page) => page.locator('canvas[data-lane="Notes"]');
const lanes = (page: Page) => page.locator('#timeline-lanes');

/** Where a second lies on the screen while the whole talk is in view, px. */
async function xOf(page: Page, time: number): Promise<number> {
  const box = (await notesLane(page).boundingBox())!;
  const duration = await page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.duration);
  return box.x + (time / duration) * box.width;
}
const notesLaneY = async (page: Page): Promise<number> => (await notesLane(page).boundingBox())!.y + 12;

async function findsNote(page: Page, words: string, at: RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search words or meaning' }).fill(words);
  await expect(page.getByRole('tabpanel').getByRole('button', { name: at }).first()).toBeVisible();
}

/** What is said in passing covers neither how far files are nor anything to press. */
async function standsOverPicture(page: Page): Promise<void> {
  const picture = (await page.locator('#picture').boundingBox())!;
  const toast = page.locator('[data-sonner-toast][data-front=true]');
  await expect
    .poll(async () => {
      const box = (await toast.boundingBox())!;
      const [right, bottom] = [box.x + box.width, box.y + box.height];
      return (
        box.x > picture.x &&
        box.y > picture.y &&
        right < picture.x + picture.width &&
        bottom < picture.y + picture.height
      );
    })
    .toBe(true);
}

test('a note is written at the playhead, found at once, moved, made longer, removed and brought back', async ({
  app: { page },
}) => {
  await seek(page, 40);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'What to note' }).fill('Zebra crossing behind the weir');
  await expectAccessible(page, 'a note being written');
  await page.keyboard.press('Enter');
  await expect(noteForm(page)).toHaveCount(0);
  await findsNote(page, 'zebra', /^Go to 0:40 in talk\.mp4$/);

  const y = await notesLaneY(page);
  await page.mouse.move((await xOf(page, 40)) + 3, y);
  await page.mouse.down();
  await page.mouse.move((await xOf(page, 50)) + 3, y, { steps: 4 });
  await page.mouse.up();
  await findsNote(page, 'zebra crossing', /^Go to 0:(49|50) in talk\.mp4$/);

  await page.mouse.move((await xOf(page, 50)) + 10, y);
  await page.mouse.down();
  await page.mouse.move((await xOf(page, 70)) + 10, y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.dblclick(await xOf(page, 60), y);
  await expect(noteForm(page)).toContainText(/0:(49|50)\.\d{3} – 1:(09|10)\.\d{3}/);
  await expect(page.getByRole('textbox', { name: 'What to note' })).toHaveValue('Zebra crossing behind the weir');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Delete');
  await expect(page.getByText('Note removed')).toBeVisible();
  await standsOverPicture(page);
  await page.keyboard.press('ControlOrMeta+z');
  await findsNote(page, 'zebra', /^Go to 0:(49|50) in talk\.mp4$/);
  await page.mouse.click(await xOf(page, 60), y);
  await page.keyboard.press('Delete');
  await page.locator('[data-sonner-toast][data-front=true]').getByRole('button', { name: 'Undo' }).click();
  await page.reload();
  await haveTalk(page);
  await findsNote(page, 'zebra', /^Go to 0:(49|50) in talk\.mp4$/);
});

test('what is typed right after N is the note’s, however fast', async ({ app: { page } }) => {
  await seek(page, 45);
  const focused = await page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', code: 'KeyN', bubbles: true }));
    // The next key could come now: main has not answered yet.
    await new Promise((resolve) => setTimeout(resolve));
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(focused).toBe('What to note');
  await page.keyboard.type('jkl, m and n');
  await expect(page.getByRole('textbox', { name: 'What to note' })).toHaveValue('jkl, m and n');
  await page.keyboard.press('Enter');
  await expect(noteForm(page)).toHaveCount(0);
  await findsNote(page, 'jkl', /^Go to 0:45 in talk\.mp4$/);
  await page.mouse.click((await xOf(page, 45)) + 4, await notesLaneY(page));
  await page.keyboard.press('Delete');
  await expect(page.getByText('Note removed')).toBeVisible();
});

test('a mark at 0:00 is found with its time and can be gone to: it is no picture', async ({ app: { page } }) => {
  await seek(page, 0);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'What to note' }).fill('Quokkas at the very beginning');
  await page.keyboard.press('Enter');
  await expect(noteForm(page)).toHaveCount(0);
  await seek(page, 40);
  await findsNote(page, 'quokkas', /^Go to 0:00 in talk\.mp4$/);
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Go to 0:00 in talk\.mp4$/ })
    .first()
    .click();
  await expect.poll(() => second(page)).toBe(0);
  await page.mouse.click((await xOf(page, 0)) + 4, await notesLaneY(page));
  await page.keyboard.press('Delete');
  await expect(page.getByText('Note removed')).toBeVisible();
});

test('M marks without a stop, over the selection where there is one, and keys go from note to note', async ({
  app: { page },
}) => {
  await seek(page, 10);
  await page.keyboard.press('m');
  await expect(noteForm(page)).toHaveCount(0);
  await seek(page, 20);
  await page.keyboard.press('i');
  await seek(page, 25);
  await page.keyboard.press('o');
  await page.keyboard.press('m');
  await seek(page, 5);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => second(page)).toBeCloseTo(10, 1);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => second(page)).toBeCloseTo(20, 1);
  await page.keyboard.press('Shift+X');
  await page.keyboard.press('n');
  await expect(noteForm(page)).toContainText('0:20.000 – 0:25.000');
  await expect(page.getByRole('textbox', { name: 'What to note' })).toHaveValue(/^Marker \d$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => second(page)).toBeCloseTo(10, 1);
});

test('a selection is dragged on the ruler, changed at its edges, asked about, looped and cleared', async ({
  app: { page },
}) => {
  const selection = page.getByTestId('selection');
  const box = (await lanes(page).boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(await xOf(page, 30), box.y + 12);
  await page.mouse.down();
  await page.mouse.move(await xOf(page, 50), box.y + 12, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(selection).toHaveText(/^0:(29|30)\.\d{3} – 0:(49|50)\.\d{3}$/);
  await page.mouse.move(await xOf(page, 50), box.y + 16);
  await page.mouse.down();
  await page.mouse.move(await xOf(page, 60), box.y + 16, { steps: 4 });
  await page.mouse.up();
  await expect(selection).toHaveText(/– (0:59|1:00)\.\d{3}$/);
  await expectAccessible(page, 'a selection');

  await page.getByRole('button', { name: 'Ask about the selection' }).click();
  await expect(page.getByRole('textbox', { name: 'Ask about your files' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Ask' })).toContainText(/selection/i);
  await page.keyboard.press('Escape');
  await page.mouse.click(box.x + 20, box.y + 12);

  await page.getByRole('button', { name: 'Loop the selection' }).click();
  await expect.poll(() => second(page)).toBeGreaterThan(29);
  await page.getByTestId('player').evaluate((video: HTMLVideoElement) => {
    video.currentTime = 59;
  });
  await expect.poll(() => second(page)).toBeLessThan(45);
  await page.keyboard.press('k');

  await page.keyboard.press('z');
  await expect(page.getByRole('scrollbar', { name: 'Part of the file in view' })).toHaveAttribute(
    'aria-valuetext',
    /^0:2\d – 1:0\d$/,
  );
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('scrollbar')).toHaveAttribute('aria-valuetext', /^0:\d\d – 1:20$/);
  await page.keyboard.press('0');
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(selection).toHaveCount(0);
});

test('lanes are put away by menu and by key, and stay so', async ({ app: { page } }) => {
  const text = page.locator('canvas[data-lane="Text on screen"]');
  await expect(text).toBeVisible();
  await page.getByRole('button', { name: 'Lanes' }).click();
  await expectAccessible(page, 'the menu of lanes');
  await page.getByRole('menuitemcheckbox', { name: 'Text' }).click();
  await expect(text).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.reload();
  await haveTalk(page);
  await expect(notesLane(page)).toBeVisible();
  await expect(text).toHaveCount(0);
  await page.keyboard.press('5');
  await expect(text).toBeVisible();
});

test('the wheel zooms at the cursor and pans, the middle button takes the lanes by the hand', async ({
  app: { page },
}) => {
  const scrollbar = page.getByRole('scrollbar', { name: 'Part of the file in view' });
  const inView = () => scrollbar.getAttribute('aria-valuetext');
  const box = (await lanes(page).boundingBox())!;
  await page.mouse.move(await xOf(page, 40), box.y + 12);
  await page.keyboard.down('Control');
  for (let i = 0; i < 8; i += 1) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(inView).toMatch(/^0:3\d – 0:4\d$/);
  const before = await inView();
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move((await xOf(page, 40)) - 300, box.y + 12, { steps: 3 });
  await page.mouse.up({ button: 'middle' });
  expect(await inView()).not.toBe(before);
  await scrollbar.focus();
  const dragged = await inView();
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(inView).not.toBe(dragged);
  for (let i = 0; i < 30; i += 1) await page.keyboard.press('PageUp');
  await expect.poll(inView).toMatch(/^0:00 – /);
  await page.keyboard.press('0');
});

test('← and → step exactly one frame of a variable rate, on and back', async ({ app: { page } }) => {
  const file = odd('variable-rate.mp4');
  await dropFiles(page, [file]);
  await expect(page.getByRole('button', { name: 'Open variable-rate.mp4' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: ingestTimeout });
  await page.getByRole('button', { name: 'Open variable-rate.mp4' }).click();
  const frames = await shownFrames(file);
  // Across the second where the rate changes: from 30 frames a second to 5.
  const turn = frames.findIndex((time, i) => (frames[i + 1] ?? 0) - time > 0.1);
  const from = turn - 3;
  await seek(page, frames[from]! + 0.001);
  const seen: number[] = [];
  for (let i = 0; i < 7; i += 1) seen.push(await frameAfter(page, 'ArrowRight'));
  expect(seen.map(ms)).toEqual(frames.slice(from + 1, from + 8).map(ms));
  const back: number[] = [];
  for (let i = 0; i < 7; i += 1) back.push(await frameAfter(page, 'ArrowLeft'));
  expect(back.map(ms)).toEqual(
    frames
      .slice(from, from + 7)
      .toReversed()
      .map(ms),
  );
  await talkCard(page).click();
});

const ms = (seconds: number) => Math.round(seconds * 1000);

/** When ffprobe says that each frame is shown, s. */
async function shownFrames(file: string): Promise<number[]> {
  const { ffprobe } = await findTools({ env: process.env, platform: process.platform });
  const entries = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0', file];
  return execFileSync(ffprobe, entries, { encoding: 'utf8' }).split('\n').filter(Boolean).map(Number.parseFloat);
}

/** Presses a key and tells which frame the browser shows then, by its own presentation time, s. */
async function frameAfter(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const video = document.querySelector('video')!;
    const shown = new Promise<number>((resolve) =>
      video.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime)),
    );
    Object.assign(window, { shown });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown);
}
