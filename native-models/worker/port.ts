import type { FromWorker, ToWorker } from '../protocol.ts';

/** The worker's end of the channel to main. */
export interface Port {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ToWorker }) => void): void;
}

/** Electron's utilityProcess gives `process.parentPort`, Node's fork `process.send`. @throws Error where there is neither */
export function openPort(host: NodeJS.Process): Port {
  const electron = (host as { parentPort?: ElectronPort }).parentPort;
  if (electron) {
    return {
      send: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', (event) => listener(event.data)),
    };
  }
  if (!host.send) throw new Error('The models process is started by Cuepoint, not by hand.');
  // An orphan would hold a gigabyte: it goes with its parent.
  host.on('disconnect', () => host.exit(0));
  return {
    send: (message) => {
      if (host.connected) host.send!(message);
    },
    onMessage: (listener) => host.on('message', (message) => listener(message as ToWorker)),
  };
}
