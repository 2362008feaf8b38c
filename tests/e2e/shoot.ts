import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** With CUEPOINT_SHOTS set, keeps what the window shows now as a picture of the documentation (256 colours: under 400 kB). */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.CUEPOINT_SHOTS) return;
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  const style = '[data-sonner-toaster] { visibility: hidden }';
  await sharp(await page.screenshot({ animations: 'disabled', style }))
    .png({ palette: true, effort: 10 })
    .toFile(join(docs, `${name}.png`));
}
