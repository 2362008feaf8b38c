import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, Reply, StreamFrame } from './contract/wire.ts';

const listeners = new Map<string, Set<(payload: unknown) => void>>();
ipcRenderer.on('cuepoint:event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge: Bridge = {
  shell: 'electron',
  call: (name, input) => ipcRenderer.invoke('cuepoint:call', name, input) as Promise<Reply<unknown>>,
  stream(name, input, onFrame) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<StreamFrame<unknown, unknown>>) => {
      onFrame(data);
      if (data.kind === 'end') port1.close();
    };
    ipcRenderer.postMessage('cuepoint:stream', [name, input], [port2]);
    return () => port1.postMessage('cancel');
  },
  on(name, listener) {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(listener));
    return () => {
      set.delete(listener);
    };
  },
  async importFiles(files, onProgress) {
    onProgress(1, 1);
    return (files as readonly unknown[]).map((file) => webUtils.getPathForFile(file as File));
  },
  mediaUrl: (path) => `media://local/${path.split('/').map(encodeURIComponent).join('/')}`,
};

// The page gets these functions and nothing else of Electron.
contextBridge.exposeInMainWorld('cuepoint', bridge);
