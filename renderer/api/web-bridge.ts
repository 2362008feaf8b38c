import { socketPath } from '../../preload/contract/socket.ts';
import type { Bridge, LocalFile } from '../../preload/contract/wire.ts';
import { createMultiplexer, type SocketLike } from './web-socket.ts';
import { type UploadOptions, uploadFiles } from './web-upload.ts';

export interface WebBridge extends Bridge {
  /** Tells when the server goes away (`away`: for longer than calls wait) and comes back; returns a function that stops listening. */
  onConnection(listener: (online: boolean, away: boolean) => void): () => void;
  close(): void;
  /** As every bridge's, and into a batch of the caller's, and to be stopped. @throws BridgeError at the first file that fails */
  importFiles(
    files: readonly LocalFile[],
    onProgress: (sent: number, total: number) => void,
    options?: UploadOptions,
  ): Promise<string[]>;
}

/** The bridge of the web shell: calls, streams and events over one WebSocket to the server that served this page. */
export function createWebBridge(open: (again: boolean) => SocketLike = openSocket): WebBridge {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const watchers = new Set<(online: boolean, away: boolean) => void>();
  const multiplexer = createMultiplexer({
    open,
    onEvent: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
    onConnection: (online, away) => {
      for (const watcher of watchers) watcher(online, away);
    },
  });
  return {
    shell: 'web',
    call: multiplexer.call,
    stream: multiplexer.stream,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    onConnection(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    importFiles: (files, onProgress, options) => uploadFiles(files as readonly File[], onProgress, options),
    mediaUrl: (path) => `/media/${path.split('/').map(encodeURIComponent).join('/')}`,
    close: multiplexer.close,
  };
}

function openSocket(again: boolean): SocketLike {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}${socketPath}${again ? '?again=1' : ''}`) as SocketLike;
}
