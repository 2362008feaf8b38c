import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromWorker } from '../../native-models/protocol.ts';
import type { ModelsProcess } from './models-process.ts';

const ENTRY = fileURLToPath(new URL('../../native-models/worker/main.ts', import.meta.url));
/** Characters of the process's last words that are kept for the log. */
const LAST_WORDS = 500;

/** Starts the models process under plain Node. @param weights folder of the embedded weights */
export function forkNode(weights: string): ModelsProcess {
  const child = fork(ENTRY, [weights], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  return {
    pid: child.pid,
    send(message) {
      // A process that just died is told by onExit, not here.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromWorker)),
    onExit(listener) {
      child.on('exit', (code, signal) => listener(`${signal ?? `exit code ${code}`} ${lastWords}`.trim()));
      child.on('error', (error) => {
        if (child.pid === undefined) listener(error.message);
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}
