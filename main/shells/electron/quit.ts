import type { App } from 'electron';

/** Work under way gets this long to put itself down, ms; checkpoints keep what is done in any case. */
const patience = 5000;

/** Ends the app with its last window (not on macOS, where apps stay) and only after the engine is closed. */
export function setupQuit(app: App, close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([close(), late]).finally(() => app.quit());
  });
}
