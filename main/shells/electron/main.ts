/** Entry of Electron's main process. */
import { resolve } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { AppError } from '../../app-error.ts';
import { createRouter } from '../../router/router.ts';
import { defaultLibraryDir } from '../library-dir.ts';
import { defaultModelsDir } from '../models-dir.ts';
import { openElectronEngine } from './engine.ts';
import { setupIpc } from './ipc.ts';
import { setupMenu, setupSingleInstance } from './menu.ts';
import { setupNavigation, setupPermissions } from './permissions.ts';
import { setupQuit } from './quit.ts';
import { setupProtocols, setupSchemes } from './schemes.ts';
import { withTheme } from './theme.ts';
import { openWindow } from './window.ts';

const libraryDir = defaultLibraryDir();

async function start(): Promise<void> {
  await app.whenReady();
  const { engine, log } = await openElectronEngine(libraryDir, defaultModelsDir());
  const checkOutputs = process.env.CUEPOINT_CHECK_OUTPUTS === '1';
  const router = createRouter({ calls: await withTheme(engine.calls), streams: engine.streams }, { log, checkOutputs });
  setupPermissions(session.defaultSession);
  setupProtocols(engine, router);
  setupIpc(engine, router, log);
  setupMenu(app, { router, libraryDir });
  setupQuit(app, async () => {
    await engine.close();
    log.close();
  });
  openWindow(app);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(app);
  });
}

if (setupSingleInstance(app, resolve(libraryDir))) {
  app.enableSandbox();
  setupSchemes();
  setupNavigation(app);
  start().catch((error: unknown) => {
    dialog.showErrorBox(
      'Cuepoint cannot start',
      error instanceof AppError ? error.message : String((error as Error).stack),
    );
    app.exit(1);
  });
} else {
  app.quit();
}
