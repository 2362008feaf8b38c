import { nativeTheme } from 'electron';
import type { CallHandlers } from '../../calls/handlers.ts';

/** Follows the theme setting, so that menus, dialogs and the window’s first paint match the page. */
export async function withTheme(calls: CallHandlers): Promise<CallHandlers> {
  nativeTheme.themeSource = (await calls['settings.get']({})).theme;
  return {
    ...calls,
    'settings.set': async (change) => {
      const settings = await calls['settings.set'](change);
      nativeTheme.themeSource = settings.theme;
      return settings;
    },
  };
}
