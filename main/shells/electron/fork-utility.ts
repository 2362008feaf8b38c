import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FromWorker } from '../../../native-models/protocol.ts';
import type { ModelsProcess } from '../../models/models-process.ts';
import { appRoot } from '../app-paths.ts';

const entry = join(appRoot, 'out', 'main', 'models-worker.js');
/** Characters of the process's last words that are kept for the log. */
const lastWordsLength = 500;

/** Starts the models process as Electron has it: a worker thread would take main down with it, and fork needs a fuse that packaging turns off. */
export function forkUtility(weightsDir: string): ModelsProcess {
  const child = utilityProcess.fork(entry, [weightsDir], { serviceName: 'Cuepoint models', stdio: 'pipe' });
  let lastWords = '';
  child.stderr?.on('data', (data: Buffer) => {
    lastWords = (lastWords + data.toString()).slice(-lastWordsLength);
  });
  // Unread output would fill the pipe and stop the process.
  child.stdout?.on('data', () => {});
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromWorker) => listener(message)),
    onExit: (listener) => child.once('exit', (code) => listener(`exit code ${code} ${lastWords}`.trim())),
    kill() {
      // `child.kill()` asks; a process deep in a model does not hear it.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
