import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on whatever axe calls serious or critical in the page as it stands, in dark and in light. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await settle(page);
    // The page itself, not what it frames: a report's preview runs no script, axe's neither (its HTML has a checker of its own).
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], iframes: false });
    const { violations } = await axe.analyze();
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)}\n    ${failureSummary}`).join('\n    ')}`,
      );
    expect(grave, `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
}

/**
 * Colours on their way from one theme to the other have no contrast to speak of: fades are brought to their end, for a busy machine draws none
 * for a while. One may set off another.
 */
async function settle(page: Page): Promise<void> {
  const stillFading = () =>
    page.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter(
          ({ effect, playState }) => effect?.getComputedTiming().iterations !== Infinity && playState === 'running',
        );
      for (const fade of ending) fade.finish();
      return ending.length;
    });
  await expect.poll(stillFading).toBe(0);
}
