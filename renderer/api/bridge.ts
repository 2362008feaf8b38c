import type { Bridge } from '../../preload/contract/wire.ts';
import { createWebBridge } from './web-bridge.ts';

declare global {
  interface Window {
    /** Set by preload under Electron; absent in a browser. */
    readonly cuepoint?: Bridge;
  }
}

/** The way to main: preload's bridge in the Electron window, a WebSocket in a browser. Make one for the whole page. */
export function createBridge(): Bridge {
  return window.cuepoint ?? createWebBridge();
}
