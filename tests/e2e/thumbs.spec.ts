import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { ask, haveTalk, ingestTimeout } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
  await page.getByRole('tab', { name: 'Ask' }).click();
});

test('a thumb on an answer is kept, and pressing it again takes it back', async ({ app: { page } }) => {
  const text = 'When is the next talk?';
  const answer = await ask(page, text);
  await expect(answer).toContainText('28 March');
  const right = answer.getByRole('button', { name: 'Right answer' });
  const wrong = answer.getByRole('button', { name: 'Wrong answer' });
  await expect(right).toHaveAttribute('aria-pressed', 'false');
  await right.click();
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await wrong.click();
  await expect(wrong).toHaveAttribute('aria-pressed', 'true');
  await expect(right).toHaveAttribute('aria-pressed', 'false');
  await expectAccessible(page, 'thumbs');

  await page.reload();
  await haveTalk(page);
  await page.getByRole('tab', { name: 'Ask' }).click();
  await page.getByRole('button', { name: 'Earlier questions' }).click();
  await page.getByRole('menuitem', { name: text }).first().click();
  const recalled = page.getByRole('article', { name: text }).last().getByRole('button', { name: 'Wrong answer' });
  await expect(recalled).toHaveAttribute('aria-pressed', 'true');
  await recalled.focus();
  await page.keyboard.press('Enter');
  await expect(recalled).toHaveAttribute('aria-pressed', 'false');
});

test('a thumb on a moment moves it for the same question, and the trace says so', async ({ app: { page } }) => {
  const text = 'Who is the mayor of Gull Rock?';
  const answer = await ask(page, text);
  await expect(answer).toContainText('Not found in these files');
  await expect(answer.getByRole('button', { name: 'Right answer' })).toHaveCount(0);
  const helps = answer.getByRole('button', { name: 'This moment helps', exact: true }).first();
  await helps.click();
  await expect(helps).toHaveAttribute('aria-pressed', 'true');
  const again = await ask(page, text);
  await expect(again).toContainText('Not found in these files');
  await again.getByRole('button', { name: 'How this was found' }).click();
  await expect(again.getByText('moved up by your feedback').first()).toBeVisible();
});
