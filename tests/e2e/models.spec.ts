import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectAccessible } from './axe.ts';
import { whyNot } from './electron-skip.ts';
import { importByCommand, pico } from './import-model.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

async function openModels(page: Page) {
  await page.getByRole('button', { name: 'Runs entirely on this machine' }).click();
  const models = page.getByRole('dialog', { name: 'Models on this machine' });
  await expect(models.getByRole('region', { name: 'Comes with Cuepoint' }).getByRole('listitem')).not.toHaveCount(0);
  return models;
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('without a model that looks at pictures the page says what one would add, and where models run', async ({
  app: { page, shell },
}) => {
  const models = await openModels(page);
  await expect(models).toContainText('Everything runs on this machine');
  const looking = models.getByRole('region', { name: 'Looks at pictures' });
  await expect(looking).toContainText('answer about what only the picture shows');
  await expect(looking.getByText('In use')).toHaveCount(0);
  const importing = models.getByRole('region', { name: 'Import from a folder' });
  if (shell === 'web') await expect(importing).toContainText('npm run -s cuepoint -- models import FOLDER');
  else await expect(importing.getByRole('button', { name: 'Choose a folder' })).toBeEnabled();

  const devices = models.getByRole('radiogroup', { name: 'Where models that look at pictures run' });
  const processor = devices.getByRole('radio', { name: 'Processor' });
  // Each device is tried first.
  await expect(processor).toBeEnabled({ timeout: 60_000 });
  await expect(devices.getByRole('radio', { name: 'Automatic' })).toBeChecked();
  await processor.click();
  await expectAccessible(page, 'models, none chosen');
  await close(page);
  await page.reload();
  await openModels(page);
  await expect(processor).toBeChecked();
  await devices.getByRole('radio', { name: 'Automatic' }).click();
  await close(page);
});

test('a model that is imported beside the page is in use; it can be turned off, used again and removed', async ({
  app: { page, modelsDir },
}) => {
  const models = await openModels(page);
  const looking = models.getByRole('region', { name: 'Looks at pictures' });
  const row = looking.getByRole('listitem', { name: 'pico-vlm' });
  await expect(row).toHaveCount(0);
  // The page learns of it by itself.
  await importByCommand(pico, modelsDir);
  await expect(row.getByText('In use')).toBeVisible();
  await expect(row).toContainText('MB');
  await expectAccessible(page, 'models, one in use');

  await row.getByRole('button', { name: 'Turn off: pico-vlm' }).click();
  await expect(row.getByText('In use')).toHaveCount(0);
  await expect(looking).toContainText('Turned off: moments are ranked by their words and meaning');
  await expectAccessible(page, 'models, turned off');
  // The cursor is still in the row: all of it goes by keyboard.
  await page.keyboard.press('Tab');
  await expect(row.getByRole('button', { name: 'Use: pico-vlm' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByText('In use')).toBeVisible();

  await row.getByRole('button', { name: 'Remove pico-vlm' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove pico-vlm?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expectAccessible(page, 'removing a model');
  await page.keyboard.press('Escape');
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Remove pico-vlm' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
  await expect(looking).toContainText('Not used yet');
  await close(page);
});
