import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import { contract, type EventName } from '../../../preload/contract/contract.ts';
import type { Reply } from '../../../preload/contract/wire.ts';
import type { Engine } from '../../engine.ts';
import type { Log } from '../../log/log.ts';
import type { Router } from '../../router/router.ts';
import { isOurPage } from './addresses.ts';

const refused: Reply<never> = {
  ok: false,
  error: { code: 'FORBIDDEN', message: 'Only Cuepoint’s own window may ask this.' },
};

/** Carries the contract between windows and the router: calls by invoke, streams by MessagePort, pushes to every window. */
export function setupIpc(engine: Engine, router: Router, log: Log): void {
  ipcMain.handle('cuepoint:call', async (event, name: unknown, input: unknown) => {
    if (isTrusted(event)) return router.call(name, input);
    log.warn({ url: event.senderFrame?.url }, 'a call from a frame that is not ours');
    return refused;
  });

  ipcMain.on('cuepoint:stream', (event, [name, input]: [unknown, unknown]) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isTrusted(event)) {
      log.warn({ url: event.senderFrame?.url }, 'a stream from a frame that is not ours');
      port.postMessage({ kind: 'end', reply: refused });
      port.close();
      return;
    }
    const running = router.stream(name, input, { send: (frame) => port.postMessage(frame) });
    // The page sends one thing only: that it wants no more. A closed window says the same.
    port.on('message', running.cancel);
    port.on('close', running.cancel);
    port.start();
    void running.done.then(() => port.close());
  });

  for (const name of Object.keys(contract.events) as EventName[]) {
    engine.on(name, (payload) => {
      const checked = router.event(name, payload);
      if (checked === undefined) return;
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send('cuepoint:event', name, checked);
    });
  }
}

/** The top frame of a window of ours that shows our page. */
function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame: WebFrameMain | null = event.senderFrame;
  if (frame === null || frame.parent !== null || !isOurPage(frame.url)) return false;
  return BrowserWindow.fromWebContents(event.sender) !== null;
}
