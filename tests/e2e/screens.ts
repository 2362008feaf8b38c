import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { beginDrawing, drag, takeTool } from './draw.ts';
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

async function annotateTheTable(page: Page): Promise<void> {
  await askAboutTheTalk(page);
  await beginDrawing(page);
  // What an earlier run drew.
  for (const drawn of await page.getByRole('button', { name: /^Delete the drawing/ }).all()) await drawn.click();
  await takeTool(page, 'Box');
  await drag(page, [0.05, 0.45], [0.95, 0.58]);
  await page.getByRole('textbox', { name: 'Label' }).fill('Low water');
  await takeTool(page, 'Arrow');
  await drag(page, [0.62, 0.86], [0.7, 0.6]);
  await takeTool(page, 'Text');
  await drag(page, [0.36, 0.86]);
  await page.keyboard.type('0.9 m at the gate');
  await takeTool(page, 'Numbered callout');
  await drag(page, [0.12, 0.2]);
  await takeTool(page, 'Hide');
  await drag(page, [0.05, 0.69], [0.5, 0.795]);
}

/** In the order in which they are shown. */
export const screens: readonly Screen[] = [
  {
    name: 'library',
    show: haveFiles,
  },
  { name: 'workspace', show: askAboutTheTalk },
  {
    name: 'annotate',
    show: annotateTheTable,
    async leave(page) {
      await page.getByRole('button', { name: 'Done' }).click();
    },
  },
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
