import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { dropFiles } from './drop-files.ts';
import { ask, haveTalk, question, talkCard, talkFile, untilRead } from './talk.ts';

/** A view of the app that the documentation shows. */
export interface Screen {
  name: string;
  /** Brings the window there from wherever the one before left it. */
  show(page: Page): Promise<void>;
  leave?(page: Page): Promise<void>;
}

const media = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const others = [
  'main/sample/media/meeting-subs.mkv',
  'tests/fixtures/media/shapes/shapes.mp4',
  'tests/fixtures/media/free/astronaut.png',
  'tests/fixtures/media/free/chelsea.png',
  'tests/fixtures/media/free/rocket.jpg',
].map(media);

async function haveFiles(page: Page): Promise<void> {
  const card = page.getByRole('button', { name: 'Open rocket.jpg' });
  if ((await talkCard(page).count()) === 0 || (await card.count()) === 0) await dropFiles(page, [talkFile, ...others]);
  await expect(card).toBeVisible({ timeout: 60_000 });
  await untilRead(page);
}

async function askAboutTheTalk(page: Page): Promise<void> {
  await haveFiles(page);
  await haveTalk(page);
  const answer = await ask(page, question);
  await answer
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();
}

/** In the order in which they are shown. */
export const screens: readonly Screen[] = [
  {
    name: 'library',
    show: haveFiles,
  },
  { name: 'workspace', show: askAboutTheTalk },
  {
    name: 'models',
    async show(page) {
      await page.getByRole('button', { name: 'Runs entirely on this machine' }).click();
      const models = page.getByRole('dialog', { name: 'Models on this machine' });
      await expect(models.getByRole('radio', { name: 'Processor' })).toBeEnabled({ timeout: 60_000 });
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
  },
];
