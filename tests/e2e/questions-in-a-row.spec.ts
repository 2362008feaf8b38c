import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { ask, haveTalk, ingestTimeout, question, tableSpan } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

test('“and after that?” goes on from the last answer, and each step can be gone to', async ({ app: { page } }) => {
  test.setTimeout(ingestTimeout + 60_000);
  await haveTalk(page);
  await expect(await ask(page, question)).toContainText(/0\.9 ?m/);

  const next = await ask(page, 'Which slide came after that?');
  await expect(next).toContainText('Understood as “Which slide came after 0:29 in talk.mp4?”');
  const second = () => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime);
  await next
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();
  await expect.poll(second).toBeGreaterThanOrEqual(tableSpan.to - 0.1);

  await next.getByRole('button', { name: 'How this was found' }).click();
  const steps = next.getByRole('listitem').filter({ hasText: /^1\. Find “0\.9 ?m/ });
  await expect(steps).toHaveCount(1);
  await steps.getByRole('button', { name: /^Go to 0:\d\d in talk\.mp4/ }).click();
  await expect.poll(second).toBeLessThan(tableSpan.to - 1);
  await expectAccessible(page, 'a follow-up with its steps');

  await expect(await ask(page, 'When was that?')).toContainText(/^When was that\?Understood as .*From 0:29 to/s);
});
