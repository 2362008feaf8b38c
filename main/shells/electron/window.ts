import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, BrowserWindow, nativeTheme, screen } from 'electron';
import { appRoot } from '../app-paths.ts';
import { pageUrl } from './addresses.ts';
import { choosePlace, smallest, type WindowPlace } from './window-place.ts';

/** Opens the window where it was last; shown once it has something to show. */
export function openWindow(app: App): BrowserWindow {
  const placeFile = join(app.getPath('userData'), 'window.json');
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const areas = [primary, ...others].map((display) => display.workArea);
  const { maximized, ...bounds } = choosePlace(readPlace(placeFile), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Cuepoint',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101216' : '#ffffff',
    webPreferences: {
      preload: join(appRoot, 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const place: WindowPlace = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    savePlace(placeFile, place);
  });
  void window.loadURL(pageUrl);
  return window;
}

function readPlace(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function savePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // Where a window stood is not worth a word to the person.
  }
}
