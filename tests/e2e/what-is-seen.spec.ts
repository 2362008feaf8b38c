import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { dropFiles } from './drop-files.ts';
import { whyNot } from './electron-skip.ts';
import { importByCommand, pico } from './import-model.ts';
import { shoot } from './shoot.ts';
import { ask, ingestTimeout } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

const shapes = fileURLToPath(new URL('../fixtures/media/shapes/shapes.mp4', import.meta.url));
const question = 'when does the red circle appear?';
/** When it is on screen, s. */
const circle = { from: 8, to: 12 };

/** The models process: a child of the engine's that runs the worker's program. */
function modelsProcess(pid: number): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' });
  const line = children.split('\n').find((one) => one.includes('worker/main'));
  if (line === undefined) throw new Error(`no models process below ${pid}:\n${children}`);
  return Number.parseInt(line, 10);
}

test('with a model that looks, a film without words is asked what it shows', async ({ app }) => {
  test.setTimeout(ingestTimeout);
  const { page, modelsDir } = app;
  await importByCommand(pico, modelsDir);
  await dropFiles(page, [shapes]);
  const card = page.getByRole('button', { name: 'Open shapes.mp4' });
  await expect(card).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: ingestTimeout });
  await card.click();

  const answer = await ask(page, question);
  await expect(answer).toContainText('From 0:08 to 0:12.');
  await answer
    .getByRole('button', { name: /^Go to 0:08/ })
    .first()
    .click();
  const second = () => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(second).toBeGreaterThanOrEqual(circle.from);
  expect(await second()).toBeLessThanOrEqual(circle.to);

  await answer.getByRole('button', { name: 'How this was found' }).click();
  const best = answer.getByRole('button', { name: /^Go to 0:08.*useful \d+%/ }).last();
  await expect(best).toBeVisible();
  expect(Number(/useful (\d+)%/.exec((await best.getAttribute('aria-label')) ?? '')?.[1])).toBeGreaterThan(90);
  await expectAccessible(page, 'an answer found by looking');
  await page.mouse.move(720, 300);
  await shoot(page, 'looking');
});

test('a running answer is stopped within 300 ms, whatever the model is doing', async ({ app: { page, pid } }) => {
  const model = modelsProcess(pid);
  // Deep in its work, it would not hear anything for a while.
  process.kill(model, 'SIGSTOP');
  try {
    const answer = await ask(page, 'is there a bar chart?');
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await expect(stop).toBeVisible();
    const stopped = page.getByText('Stopped before the answer was whole.');
    await expect(stopped).toHaveCount(0);
    const taken = await page.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('button[aria-label="Stop"]')!;
      const began = performance.now();
      button.click();
      while (!document.body.textContent.includes('Stopped before the answer was whole.')) {
        if (performance.now() - began > 5000) break;
        // Not by frames: a browser without a screen draws none for up to a second where nothing else moves.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return performance.now() - began;
    });
    expect(taken).toBeLessThan(300);
    await expect(answer).toContainText('Stopped before the answer was whole.');
  } finally {
    process.kill(model, 'SIGCONT');
  }
  await expect(await ask(page, question)).toContainText('From 0:08 to 0:12.');
});
