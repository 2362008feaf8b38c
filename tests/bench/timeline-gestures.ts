import type { Page } from '@playwright/test';

/** ms that each gesture goes on. */
const EACH = 3000;

async function overLanes(page: Page): Promise<{ x: number; y: number; width: number }> {
  const box = (await page.locator('#timeline-lanes').boundingBox())!;
  return { x: box.x + 92 + (box.width - 92) * 0.6, y: box.y + 60, width: box.width - 92 };
}

/** Real input, as quick as the browser takes it. */
async function goOn(step: (share: number) => Promise<void>): Promise<void> {
  for (const begin = performance.now(); performance.now() - begin < EACH; )
    await step((performance.now() - begin) / EACH);
}

async function wheel(page: Page, held: string | null, delta: (share: number) => [number, number]): Promise<void> {
  const { x, y } = await overLanes(page);
  await page.mouse.move(x, y);
  if (held) await page.keyboard.down(held);
  await goOn((share) => page.mouse.wheel(...delta(share)));
  if (held) await page.keyboard.up(held);
}

/** What a person does to the timeline of a recording, by real input. */
export const gestures: Record<string, (page: Page) => Promise<void>> = {
  'zoom in and out by wheel': (page) => wheel(page, 'Control', (share) => [0, share < 0.5 ? -60 : 60]),
  'pan the whole at 4×': async (page) => {
    await page.keyboard.press('0');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('+');
    await wheel(page, null, (share) => [share < 0.5 ? 50 : -50, 0]);
  },
  'pan minutes by Shift and wheel': async (page) => {
    for (let i = 0; i < 7; i += 1) await page.keyboard.press('+');
    await wheel(page, 'Shift', (share) => [0, share < 0.5 ? 50 : -50]);
  },
  'drag the lanes by the middle button': async (page) => {
    const { x, y, width } = await overLanes(page);
    await page.mouse.move(x, y);
    await page.mouse.down({ button: 'middle' });
    await goOn((share) => page.mouse.move(x - (width / 3) * Math.sin(share * 12), y));
    await page.mouse.up({ button: 'middle' });
  },
  'drag the overview': async (page) => {
    const box = (await page.getByTestId('overview').boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 10);
    await page.mouse.down();
    await goOn((share) => page.mouse.move(box.x + 5 + (box.width - 10) * share, box.y + 10));
    await page.mouse.up();
  },
  'move over the lanes': async (page) => {
    const { x, y, width } = await overLanes(page);
    await goOn((share) => page.mouse.move(x - (width / 2) * Math.abs(Math.sin(share * 9)), y));
  },
};
