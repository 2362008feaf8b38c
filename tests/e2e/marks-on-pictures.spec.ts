import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { beginDrawing, drag, takeTool } from './draw.ts';
import { whyNot } from './electron-skip.ts';
import { ask, haveTalk, ingestTimeout, question, seek, tableSpan } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

const canvas = (page: Page) => page.getByTestId('canvas');
const shapes = (page: Page, kind: string) => canvas(page).locator(`g[data-kind="${kind}"]`);

/** Specs that come after see the talk as it is. */
async function deleteAll(page: Page): Promise<void> {
  await beginDrawing(page);
  const drawn = page.getByRole('button', { name: /^Delete the drawing/ });
  while ((await drawn.count()) > 0) {
    const before = await drawn.count();
    await drawn.first().click();
    await expect(drawn).toHaveCount(before - 1);
  }
  await page.getByRole('button', { name: 'Done' }).click();
}

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
});

test('ask, go to the cited frame, draw on it; the drawing stays, is hidden with, and is on what is handed over', async ({
  app,
}) => {
  const { page, libraryDir } = app;
  const answer = await ask(page, question);
  await answer
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();
  await beginDrawing(page);
  await drag(page, [0.05, 0.45], [0.95, 0.58]);
  await page.getByRole('textbox', { name: 'Label' }).fill('Low water');
  await takeTool(page, 'Red');
  await takeTool(page, 'Arrow');
  await drag(page, [0.3, 0.95], [0.7, 0.95]);
  await takeTool(page, 'Hide');
  await drag(page, [0.05, 0.33], [0.95, 0.44]);
  await expect(page.getByText(/^Hidden from 0:17\.\d+ to 0:29\.\d+ in every exported picture and clip/)).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expectAccessible(page, 'annotate');

  await test.step('it is there after a reload, and on its frame alone', async () => {
    await page.reload();
    await haveTalk(page);
    await seek(page, tableSpan.from + 4);
    await expect(page.getByTestId('drawing')).toHaveCount(0);
    await expect(page.getByTestId('hidden').locator('canvas')).toHaveCount(1);
    await beginDrawing(page);
    await page.getByRole('button', { name: /^Go to the drawing at 0:17/ }).click();
    for (const kind of ['box', 'arrow', 'hide']) await expect(shapes(page, kind)).toHaveCount(1);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByTestId('drawing')).toContainText('Low water');
    await seek(page, tableSpan.to + 4);
    await expect(page.getByTestId('hidden').locator('canvas')).toHaveCount(0);
    await seek(page, tableSpan.from);
  });

  await test.step('saved as a picture', async () => {
    await beginDrawing(page);
    await page.getByRole('button', { name: 'Save this frame as a picture' }).click();
    await expect(page.getByText(/^Saved talk-0-17\.png$/)).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await holdsTheDrawing(readFileSync(join(libraryDir, 'reports', 'talk-0-17.png')));
  });

  await test.step('in a report, by the second that it was drawn on', async () => {
    await page.keyboard.press('Shift+M');
    await page.getByRole('button', { name: /^Report/ }).click();
    const drawer = page.getByRole('region', { name: 'Report' });
    await drawer.getByRole('textbox', { name: 'Report title' }).fill('Drawn upon');
    await expect(drawer.getByText('Saved')).toBeVisible();
    await drawer.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'HTML, one file that works offline' }).click();
    await expect(page.getByText(/^Saved Drawn-upon.*\.html$/)).toBeVisible();
    const html = readFileSync(join(libraryDir, 'reports', 'Drawn-upon.html'), 'utf8');
    const pictures = [...html.matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g)];
    await holdsTheDrawing(Buffer.from(pictures.at(-1)![1]!, 'base64'));
    await page.getByRole('button', { name: 'Close the report' }).click();
  });
  await deleteAll(page);
});

/** A red arrow low in the picture, and in the row above the box no letter: nearly one colour along each line. */
async function holdsTheDrawing(picture: Buffer): Promise<void> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3;
    return [...data.subarray(from, from + 3)] as [number, number, number];
  };
  expect([info.width, info.height]).toEqual([1280, 720]);
  const [red, green, blue] = at(0.5, 0.95);
  expect(red > 180 && green < 110 && blue < 110, `the arrow is ${at(0.5, 0.95)}`).toBe(true);
  const row = Array.from({ length: 400 }, (_, i) => at(0.06 + (i / 400) * 0.88, 0.385)[1]);
  expect(Math.min(...row), 'no ink in what is hidden').toBeGreaterThan(170);
}

test('drawing by hand and by keys: undo, redo, move, resize, type, double, delete', async ({ app: { page } }) => {
  await seek(page, 40);
  await page.keyboard.press('a');
  await expect(canvas(page)).toBeFocused();
  await page.keyboard.press('2');
  await drag(page, [0.2, 0.2], [0.4, 0.4]);
  const rect = shapes(page, 'box').locator('rect').last();
  const place = async () => (await rect.boundingBox())!;
  const first = await place();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await place()).x - first.x).toBeGreaterThan(5);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => Math.round((await place()).x - first.x)).toBe(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(async () => (await place()).x - first.x).toBeGreaterThan(5);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => Math.round((await place()).x - first.x)).toBe(0);

  await drag(page, [0.4, 0.4], [0.6, 0.7]);
  await expect.poll(async () => (await place()).width / first.width).toBeCloseTo(2, 0);
  expect(Math.round((await place()).x - first.x), 'the opposite corner stays').toBe(0);

  await page.keyboard.press('ControlOrMeta+d');
  await expect(shapes(page, 'box')).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(shapes(page, 'box')).toHaveCount(1);

  await page.keyboard.press('4');
  await drag(page, [0.1, 0.8]);
  await page.keyboard.type('Neap <tides>');
  await page.keyboard.press('Escape');
  await expect(shapes(page, 'text')).toContainText('Neap <tides>');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Draw on the picture' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Label' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Larger letters' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(canvas(page)).toHaveCount(0);
  await deleteAll(page);
});

test('what was found is taken over by a click; a drawing that is deleted can be had back', async ({
  app: { page },
}) => {
  await seek(page, 60);
  await beginDrawing(page);
  await takeTool(page, 'Hide');
  const found = canvas(page).locator('[data-found]').first();
  await found.click({ force: true });
  await expect(shapes(page, 'hide')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Delete the drawing at 1:00/ }).click();
  await expect(shapes(page, 'hide')).toHaveCount(0);
  // Older ones lie behind it.
  await page.locator('[data-sonner-toast][data-front=true]').getByRole('button', { name: 'Undo' }).click();
  await expect(shapes(page, 'hide')).toHaveCount(1);
  await page.getByRole('button', { name: /^Delete the drawing at 1:00/ }).click();
  await expect(shapes(page, 'hide')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});
