import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { layoutFaults } from './layout-faults.ts';
import { ask, haveTalk, ingestTimeout, question, talkCard } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

const usual = { width: 1440, height: 900 };

test.beforeEach(async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
});
test.afterEach(({ app: { page } }) => page.setViewportSize(usual));

test('a window as narrow as a telephone shows one pane at a time, and a citation leads to the player', async ({
  app: { page },
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  const panes = page.getByRole('navigation', { name: 'Panes' });
  const player = page.getByRole('region', { name: 'Player' });
  for (const name of ['Library', 'Player', 'Ask and search']) {
    await panes.getByRole('button', { name }).click();
    expect(await layoutFaults(page), name).toEqual([]);
    await expectAccessible(page, `narrow: ${name}`);
  }
  await expect(player).toBeHidden();
  const answer = await ask(page, question);
  await answer
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();
  await expect(player).toBeVisible();
  for (const press of [1, 2]) {
    await page.getByRole('button', { name: 'Add this moment to the report' }).click();
    await expect(page.getByText(press === 1 ? 'Added to the report' : 'Already in the report')).toBeVisible();
  }
  await panes.getByRole('button', { name: 'Library' }).click();
  const message = page.locator('[data-sonner-toast][data-front=true]');
  const foot = async () => {
    const box = (await message.boundingBox())!;
    return box.y + box.height;
  };
  const { y } = (await panes.boundingBox())!;
  await expect.poll(foot, 'what is said in passing stands above the switch').toBeLessThanOrEqual(y);
  await expect(message).toBeInViewport({ ratio: 1 });
  await talkCard(page).click();
  await expect(player, 'a file that is opened is seen').toBeVisible();
});

test('with everything twice as large Ask stands beside the player', async ({ app: { page } }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  const panes = page.getByRole('navigation', { name: 'Panes' });
  await panes.getByRole('button', { name: 'Library' }).click();
  await expect(talkCard(page)).toBeVisible();
  expect(await layoutFaults(page)).toEqual([]);
  await panes.getByRole('button', { name: 'Player' }).click();
  await expect(page.getByRole('region', { name: 'Player' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Ask' })).toBeVisible();
  expect(await layoutFaults(page)).toEqual([]);
  await page.setViewportSize(usual);
  await expect(panes).toHaveCount(0);
  await expect(talkCard(page)).toBeVisible();
});
