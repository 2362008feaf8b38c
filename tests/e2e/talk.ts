import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { dropFiles } from './drop-files.ts';

export const talkFile: string = fileURLToPath(new URL('../../main/sample/media/talk.mp4', import.meta.url));
export const question = 'How high is the low water in the tide table?';
/** When the tide table is on screen, s. */
export const tableSpan = { from: 17, to: 29.52 };

export const ingestTimeout = 150_000;

export const talkCard = (page: Page) => page.getByRole('button', { name: 'Open talk.mp4' });

/** Waits until no file is being read. */
export async function untilRead(page: Page): Promise<void> {
  await expect(talkCard(page)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: ingestTimeout });
}

/** The talk in the library and open, whatever ran before. */
export async function haveTalk(page: Page): Promise<void> {
  if ((await talkCard(page).count()) === 0) await dropFiles(page, [talkFile]);
  await untilRead(page);
  await talkCard(page).click();
}

export async function ask(page: Page, text: string) {
  await page.getByRole('tab', { name: 'Ask' }).click();
  await page.getByRole('textbox', { name: 'Ask about your files' }).fill(text);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  return page.getByRole('article', { name: text }).last();
}

/** Brings the player to a second, and waits until the window knows that it stands there. */
export async function seek(page: Page, time: number): Promise<void> {
  const player = page.getByTestId('player');
  await player.evaluate((video: HTMLVideoElement, to) => {
    video.currentTime = to;
  }, time);
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.seeking)).toBe(false);
  const position = page.getByRole('slider', { name: 'Position', exact: true });
  await expect(position).toHaveAttribute('aria-valuenow', String(Math.floor(time)));
}
