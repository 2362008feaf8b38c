import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { haveTalk, ingestTimeout } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await expect(lines(page).first()).toBeVisible();
});

type Page = Parameters<typeof haveTalk>[0];
const lines = (page: Page) => page.getByRole('list', { name: 'Lines of the transcript' }).getByRole('listitem');
const line = (page: Page, text: string | RegExp) => lines(page).filter({ hasText: text });
const wordsOf = (page: Page, at: number) => lines(page).nth(at).locator('[data-words]');
const editor = (page: Page) => page.getByRole('textbox', { name: 'Words of this line' });

/** Opens a line by the keyboard alone. */
async function editByKeyboard(page: Page, at: number): Promise<void> {
  await lines(page).nth(at).locator('[data-line]').focus();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
}

test('a wrong word is put right in its place, found at once, and what was heard can be seen and brought back', async ({
  app: { page },
}) => {
  const heard = (await wordsOf(page, 0).textContent())!;
  await wordsOf(page, 0).dblclick({ position: { x: 10, y: 10 } });
  await expect(editor(page)).toBeFocused();
  await editor(page).fill(`Zanzibar ${heard}`);
  await page.keyboard.press('Enter');
  await expect(wordsOf(page, 0)).toHaveText(`Zanzibar ${heard}`);
  await expectAccessible(page, 'a corrected line');

  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: /Search/ }).fill('Zanzibar');
  await expect(
    page
      .getByRole('tabpanel', { name: 'Search' })
      .getByText(/Zanzibar/)
      .first(),
  ).toBeVisible();

  await page.reload();
  await haveTalk(page);
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await expect(wordsOf(page, 0)).toHaveText(`Zanzibar ${heard}`);
  await lines(page)
    .nth(0)
    .getByRole('button', { name: /^Corrected/ })
    .click();
  await expect(lines(page).nth(0)).toContainText(`Was: ${heard}`);
  await lines(page).nth(0).getByRole('button', { name: 'Put it back' }).click();
  await expect(wordsOf(page, 0)).toHaveText(heard);
});

test('by keyboard: correct, leave, undo, redo, and the cursor stays with its line', async ({ app: { page } }) => {
  const heard = (await wordsOf(page, 1).textContent())!;
  await editByKeyboard(page, 1);
  await page.keyboard.type('Not this');
  await page.keyboard.press('Escape');
  await expect(wordsOf(page, 1)).toHaveText(heard);
  await editByKeyboard(page, 1);
  await page.keyboard.type('Quite other words');
  await page.keyboard.press('Enter');
  await expect(wordsOf(page, 1)).toHaveText('Quite other words');
  await expect(lines(page).nth(1).locator('[data-line]')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(wordsOf(page, 1)).toHaveText(heard);
  await page.keyboard.press('Control+Shift+z');
  await expect(wordsOf(page, 1)).toHaveText('Quite other words');
  await page.keyboard.press('Control+z');
  await expect(wordsOf(page, 1)).toHaveText(heard);
  await page.keyboard.press('ArrowDown');
  await expect(lines(page).nth(2).locator('[data-line]')).toBeFocused();
});

test('speakers are named for lines that are selected, and renamed everywhere at once', async ({ app: { page } }) => {
  await lines(page).nth(0).locator('[data-line]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Name the speaker' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Brunt');
  await expectAccessible(page, 'naming a speaker');
  await page.keyboard.press('Enter');
  const speakers = page.getByRole('list', { name: 'Speakers in this file' });
  await speakers.getByRole('button', { name: 'Ada Brunt, 2 lines: rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Brandt');
  await page.keyboard.press('Enter');
  await expect(speakers.getByRole('button', { name: 'Ada Brandt, 2 lines: rename' })).toBeVisible();
  await expect(line(page, 'Ada Brandt')).toHaveCount(1);
  await page.reload();
  await haveTalk(page);
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await speakers.getByRole('button', { name: /Ada Brandt/ }).click();
  await page.getByRole('button', { name: 'Take the name away' }).click();
  await expect(speakers).toHaveCount(0);
});

test('words are replaced in many lines after a look at what will change, and taken back as one step', async ({
  app: { page },
}) => {
  const before = await lines(page).allTextContents();
  await page.keyboard.press('Control+h');
  const dialog = page.getByRole('dialog', { name: 'Find and replace' });
  await dialog.getByRole('textbox', { name: 'Find' }).fill('the');
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('zed');
  const ticks = dialog.getByRole('listitem').getByRole('checkbox');
  await expect(ticks.nth(1)).toBeVisible();
  await expectAccessible(page, 'find and replace');
  const all = await ticks.count();
  await ticks.first().click();
  await dialog.getByRole('button', { name: new RegExp(`^Replace in ${all - 1} line`) }).click();
  await expect(page.getByText(`Replaced in ${all - 1} line`)).toBeVisible();
  await expect(line(page, /\bzed\b/i)).toHaveCount(all - 1);
  await page.locator('[data-sonner-toast][data-front=true]').getByRole('button', { name: 'Undo' }).click();
  await expect(line(page, /\bzed\b/i)).toHaveCount(0);
  expect(await lines(page).allTextContents()).toEqual(before);
});

test('what is selected goes into the report as a quote, or is asked about', async ({ app: { page } }) => {
  const text = (await wordsOf(page, 0).textContent())!;
  const part = text.split(' ').slice(1, 4).join(' ');
  await wordsOf(page, 0).evaluate((element, wanted) => {
    const node = element.firstChild!;
    const from = node.textContent!.indexOf(wanted);
    window.getSelection()!.setBaseAndExtent(node, from, node, from + wanted.length);
  }, part);
  await page.getByRole('button', { name: 'Add to report', exact: true }).click();
  await page.keyboard.press('r');
  await expect(page.getByText(part, { exact: false }).last()).toBeVisible();
  await page.keyboard.press('r');
  await lines(page).nth(1).hover();
  await lines(page).nth(1).getByRole('button', { name: 'What to do with this line' }).click();
  await page.getByRole('menuitem', { name: 'Ask about this' }).click();
  await expect(page.getByRole('textbox', { name: 'Ask about your files' })).toBeFocused();
  // The marked span would be asked about by what comes next.
  await page.reload();
});
