import { expect, type Page } from '@playwright/test';

type Point = readonly [x: number, y: number];

/** Begins to draw on the picture that the player stands on. */
export async function beginDrawing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draw on the picture' }).click();
  await expect(page.getByTestId('canvas')).toBeVisible();
}

export async function takeTool(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Draw on the picture' }).getByRole('button', { name, exact: true }).click();
}

/** Drags over the picture; points are fractions of it. The same point twice is a click. */
export async function drag(page: Page, from: Point, to: Point = from): Promise<void> {
  const canvas = page.getByTestId('canvas').locator('> svg');
  // Bars that come or go resize the picture, a moment later.
  await canvas.evaluate(async (svg) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const width = () => svg.getBoundingClientRect().width;
    for (let last = -1, still = 0; still < 3; still = width() === last ? still + 1 : 0) {
      last = width();
      await frame();
    }
  });
  const box = (await canvas.boundingBox())!;
  const at = ([x, y]: Point) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  if (to !== from) await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}
