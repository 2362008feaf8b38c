import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { beginDrawing, drag, takeTool } from './draw.ts';
import { dropFiles } from './drop-files.ts';
import { ask, haveTalk, question, seek, talkCard, talkFile, untilRead } from './talk.ts';

/** A view of the app that the documentation shows. */
export interface Screen {
  name: string;
  /** Brings the window there from wherever the one before left it. */
  show(page: Page): Promise<void>;
  leave?(page: Page): Promise<void>;
}

const media = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const others = [
  'tests/fixtures/media/speech/fleurs-en-000.ogg',
  'tests/fixtures/media/free/coffee.png',
  'main/sample/media/meeting-subs.mkv',
  'tests/fixtures/media/free/chelsea.png',
  'tests/fixtures/media/free/astronaut.png',
  'tests/fixtures/media/speech/fleurs-en-003.ogg',
  'tests/fixtures/media/free/rocket.jpg',
].map(media);
const questions = [
  'What phone number has the harbour office and what should I wear?',
  'Which gauge has the largest mean tidal range?',
  question,
];
const notes = [
  { at: 7, words: 'Why high water comes twice a day' },
  { at: 31, words: 'Ask the harbour office for the figures' },
  { at: 66, words: 'Read this out' },
];

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The files, and nothing in the report, whatever an earlier run left. */
async function haveFiles(page: Page): Promise<void> {
  const card = page.getByRole('button', { name: 'Open rocket.jpg' });
  if ((await talkCard(page).count()) === 0 || (await card.count()) === 0) await dropFiles(page, [talkFile, ...others]);
  await expect(card).toBeVisible({ timeout: 60_000 });
  await untilRead(page);
  await command(page, 'New report');
}

/** Makes the library so wide, px; it is wider than it begins where the library is what is shown. */
async function resizeLibrary(page: Page, width: number): Promise<void> {
  const edge = (await page.getByRole('separator', { name: 'Resize the panes' }).first().boundingBox())!;
  await page.mouse.move(edge.x, 400);
  await page.mouse.down();
  await page.mouse.move(width, 400, { steps: 4 });
  await page.mouse.up();
}

async function showLibrary(page: Page): Promise<void> {
  await haveFiles(page);
  await page.getByRole('button', { name: 'Open meeting-subs.mkv' }).click();
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search words or meaning' }).fill('roof');
  await expect(page.getByRole('tabpanel', { name: 'Search' }).getByRole('listitem').first()).toBeVisible();
  await resizeLibrary(page, 394);
}

/** Notes of its own on the talk's timeline, where an earlier run left none. */
async function haveNotes(page: Page): Promise<void> {
  const card = page.getByRole('listitem').filter({ has: talkCard(page) });
  if ((await card.getByRole('img', { name: 'Notes' }).count()) > 0) return;
  for (const { at, words } of notes) {
    await seek(page, at);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'What to note' }).fill(words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: 'Note' })).toHaveCount(0);
  }
}

async function askAboutTheTalk(page: Page): Promise<void> {
  await haveFiles(page);
  await haveTalk(page);
  await haveNotes(page);
  await command(page, 'Start a fresh conversation');
  for (const one of questions) {
    const answer = await ask(page, one);
    await expect(answer.getByRole('button', { name: 'Add to report' })).toBeVisible();
  }
  const last = page.getByRole('article', { name: question });
  await last
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();
}

/** Takes away what an earlier run drew; one goes on drawing. */
async function beginAnew(page: Page): Promise<void> {
  await beginDrawing(page);
  const drawn = page.getByRole('button', { name: /^Delete the drawing/ });
  while ((await drawn.count()) > 0) {
    const before = await drawn.count();
    await drawn.first().click();
    await expect(drawn).toHaveCount(before - 1);
  }
}

async function showWorkspace(page: Page): Promise<void> {
  await askAboutTheTalk(page);
  await beginAnew(page);
  await page.getByRole('button', { name: 'Done' }).click();
}

/** The cited picture with all that can be drawn on it; a callout is selected, and says what it is for. */
async function annotateTheTable(page: Page): Promise<void> {
  await askAboutTheTalk(page);
  await beginAnew(page);
  await takeTool(page, 'Hide');
  await drag(page, [0.06, 0.695], [0.94, 0.805]);
  await takeTool(page, 'Box');
  await takeTool(page, 'Red');
  await drag(page, [0.05, 0.45], [0.83, 0.56]);
  await takeTool(page, 'Arrow');
  await drag(page, [0.44, 0.84], [0.475, 0.585]);
  await takeTool(page, 'Text');
  await drag(page, [0.07, 0.86]);
  await page.keyboard.type('Too shallow for the launch');
  await takeTool(page, 'Numbered callout');
  await drag(page, [0.89, 0.39]);
  await page.getByRole('textbox', { name: 'What 1 stands for' }).fill('High water: the launch can leave');
  await drag(page, [0.89, 0.505]);
  await page.getByRole('textbox', { name: 'What 2 stands for' }).fill('The launch draws 1.2 m: wait until 13:30');
}

const editor = (page: Page) => page.getByRole('region', { name: 'Report editor' });

/** A report as a person would hand it over: what was drawn upon with its caption, an answer with a note, a heading and words of their own. */
async function reportOnTheTalk(page: Page): Promise<void> {
  await annotateTheTable(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await command(page, 'New report');
  await command(page, 'Add this moment to the report');
  await page.getByRole('article', { name: questions[0]! }).getByRole('button', { name: 'Add to report' }).click();
  await command(page, 'Edit the report as a page');
  const outline = editor(page).getByRole('region', { name: 'Outline' });
  await outline
    .getByRole('textbox', { name: /^Caption of talk\.mp4, 0:17/ })
    .fill('Between 11:00 and 13:30 there is less water than the launch draws.');
  await outline.getByRole('button', { name: 'Add heading' }).click();
  await page.keyboard.type('Before they sail');
  await outline
    .getByRole('textbox', { name: /^Caption of What phone/ })
    .fill('Asked on Saturday, confirmed by the office.');
  await outline.getByRole('button', { name: 'Add text' }).click();
  await page.keyboard.type('Everyone on board wears one from the pontoon on.');
  await editor(page).getByRole('textbox', { name: 'Report title' }).fill('Low water on Saturday');
  await editor(page).getByRole('textbox', { name: 'Author' }).fill('Mira Lindqvist');
  await editor(page).getByLabel('Date').fill('2026-03-14');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const sheet = page.frameLocator('iframe[title="Preview"]:not([aria-hidden="true"])');
  await expect(sheet.getByText('14 March 2026')).toBeVisible();
  await expect(sheet.locator('img')).toHaveCount(3);
  await expect(editor(page).getByText('Saved', { exact: true })).toBeVisible();
}

/** In the order in which they are shown. */
export const screens: readonly Screen[] = [
  {
    name: 'library',
    show: showLibrary,
    leave: (page) => resizeLibrary(page, 264),
  },
  { name: 'workspace', show: showWorkspace },
  {
    name: 'annotate',
    show: annotateTheTable,
    async leave(page) {
      await page.getByRole('button', { name: 'Done' }).click();
    },
  },
  {
    name: 'report',
    show: reportOnTheTalk,
    async leave(page) {
      await editor(page).getByRole('button', { name: 'Reports', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Delete this report' }).click();
      await page.getByRole('button', { name: 'Back to the player' }).click();
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
