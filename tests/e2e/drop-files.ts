import type { Page } from '@playwright/test';

const types = ['dragEnter', 'dragOver', 'drop'] as const;

/**
 * Drops files from the disk onto the window as a person does: the browser itself makes the events, so they are trusted and carry the
 * real files.
 * @param hovering called while the files hang over the window.
 */
export async function dropFiles(page: Page, paths: readonly string[], hovering?: () => Promise<void>): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  for (const type of types) {
    await devtools.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
    if (type === 'dragOver') await hovering?.();
  }
  await devtools.detach();
}
