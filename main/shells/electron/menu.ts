import { type App, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Router } from '../../router/router.ts';
import { otherLibrary } from './other-library.ts';

export interface MenuParts {
  router: Router;
  libraryDir: string;
}

/** The menu bar: the system's own entries, and ways to add files that need no mouse. */
export function setupMenu(app: App, { router, libraryDir }: MenuParts): void {
  const isMac = process.platform === 'darwin';
  const add = (kind: 'openFile' | 'openDirectory') => async () => {
    const { filePaths } = await dialog.showOpenDialog({ properties: [kind, 'multiSelections'] });
    if (filePaths.length === 0) return;
    const reply = await router.call('ingest.add', { paths: filePaths });
    if (!reply.ok) dialog.showErrorBox('Cuepoint', reply.error.message);
  };
  const file: MenuItemConstructorOptions[] = [
    { label: 'Add Files…', accelerator: 'CmdOrCtrl+O', click: add('openFile') },
    { label: 'Add Folder…', accelerator: 'CmdOrCtrl+Shift+O', click: add('openDirectory') },
    { type: 'separator' },
    { label: 'Show Library Folder', click: () => void shell.openPath(libraryDir) },
    { type: 'separator' },
    { role: isMac ? 'close' : 'quit' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { label: 'File', submenu: file },
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}

/**
 * A second start shows the first one’s window, and says so where it was asked for another library.
 * @returns false where this is the second.
 */
export function setupSingleInstance(app: App, libraryDir: string): boolean {
  if (!app.requestSingleInstanceLock({ libraryDir })) return false;
  app.on('second-instance', (_event, _argv, _folder, second) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const options = otherLibrary(libraryDir, second);
    if (options === undefined) return;
    void (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
  });
  return true;
}
