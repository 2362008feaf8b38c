import type { FromWorker, Models, TaskName } from '../../native-models/protocol.ts';
import { AppError } from '../app-error.ts';
import type { Log } from '../log/log.ts';
import { backOff } from './back-off.ts';
import { createCalls, type PendingCall } from './calls.ts';
import type { ModelsProcess } from './models-process.ts';

export type ModelsState = 'stopped' | 'starting' | 'ready' | 'restarting';

export interface ModelsClientOptions {
  fork: () => ModelsProcess;
  /** ms with nothing to do after which the process is ended, so that all its memory is free. */
  idleMs: number;
  log: Log;
  onStatus: (state: ModelsState) => void;
  /** ms that a process may take to give up cancelled work before it is killed; the longest step takes about one second. */
  cancelMs?: number;
}

export interface ModelsClient extends Models {
  /** pid of the running process; undefined while there is none. */
  readonly pid: number | undefined;
}

/** Starts in a row that die before they say anything: then the fault is no accident. */
const FAILED_STARTS = 5;
/** Requests in the worker at once; the others wait here, so that a backlog of pictures is not held twice. */
const WINDOW = 6;

/**
 * The client of the models process: starts it at the first call, restarts it with growing pauses when it dies, ends it
 * when idle. A call that had begun in a process that died fails with MODEL_CRASHED; one that had not is sent again.
 */
export function createModelsClient(options: ModelsClientOptions): ModelsClient {
  const { log, onStatus, idleMs, cancelMs = 5000 } = options;
  const calls = createCalls();
  let process: ModelsProcess | undefined;
  let ready = false;
  let closed = false;
  let deaths = 0;
  let failedStarts = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  let restartTimer: NodeJS.Timeout | undefined;

  function ensure(): void {
    clearTimeout(idleTimer);
    // A pause after a death may not let Node end while somebody waits.
    restartTimer?.ref();
    if (process || restartTimer || closed) return;
    onStatus(deaths === 0 ? 'starting' : 'restarting');
    ready = false;
    const started = options.fork();
    process = started;
    started.onMessage((message) => {
      if (process === started) receive(message);
    });
    started.onExit((reason) => {
      if (process === started) died(reason);
    });
  }

  function pump(): void {
    if (!process || !ready) return;
    for (let call = calls.nextToSend(WINDOW); call; call = calls.nextToSend(WINDOW)) {
      call.sent = true;
      process.send({ kind: 'run', id: call.id, task: call.task, input: call.input });
    }
  }

  function receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      ready = true;
      failedStarts = 0;
      onStatus('ready');
      pump();
      return;
    }
    const call = calls.get(message.id);
    if (!call) return;
    if (message.kind === 'started') call.started = true;
    else if (message.kind === 'event') call.onEvent?.(message.event);
    else {
      deaths = 0;
      calls.forget(call.id);
      clearTimeout(call.killTimer);
      if (message.kind === 'result') call.resolve(message.value);
      else call.reject(new AppError(message.code, message.message));
      pump();
      rest();
    }
  }

  /** @param blame calls that had begun are failed; without it (we killed the process ourselves) they are sent again */
  function died(reason: string, blame = true): void {
    const wasReady = ready;
    process = undefined;
    ready = false;
    deaths++;
    failedStarts = wasReady ? 0 : failedStarts + 1;
    log.warn({ reason, deaths }, 'The models process ended unexpectedly');
    for (const call of calls.all()) {
      clearTimeout(call.killTimer);
      if (call.settled) calls.forget(call.id);
      else if (call.started && blame) {
        fail(call, 'A model stopped working in the middle of this task. It has been restarted: please try again.');
      }
      call.sent = false;
      call.started = false;
    }
    if (failedStarts >= FAILED_STARTS) {
      for (const call of calls.all()) {
        fail(call, 'The models could not be started: restart Cuepoint, and install it again if that does not help.');
      }
      failedStarts = 0;
    }
    onStatus(calls.size > 0 ? 'restarting' : 'stopped');
    // Even with nothing to do the next start waits: a model that dies at once must not be started in a circle.
    restartTimer = setTimeout(() => {
      restartTimer = undefined;
      if (calls.size > 0) ensure();
    }, backOff(deaths));
    if (calls.size === 0) restartTimer.unref();
  }

  function fail(call: PendingCall, sentence: string): void {
    calls.forget(call.id);
    call.reject(new AppError('MODEL_CRASHED', sentence));
  }

  function rest(): void {
    clearTimeout(idleTimer);
    if (calls.size > 0 || !process) return;
    idleTimer = setTimeout(stop, idleMs);
    idleTimer.unref();
  }

  function stop(): void {
    const going = process;
    process = undefined;
    ready = false;
    if (!going) return;
    going.kill();
    onStatus('stopped');
  }

  /** The caller has its answer at once; the process has some time to stop the work itself. */
  function cancel(call: PendingCall): void {
    if (call.settled) return;
    call.reject(new AppError('CANCELLED', 'The work was cancelled.'));
    if (!call.sent || !process) {
      calls.forget(call.id);
      rest();
      return;
    }
    process.send({ kind: 'cancel', id: call.id });
    const asked = process;
    call.killTimer = setTimeout(() => {
      if (process !== asked) return;
      asked.kill();
      died('it did not react to a cancel', false);
    }, cancelMs);
    call.killTimer.unref();
  }

  return {
    get pid() {
      return process?.pid;
    },
    run(
      task: TaskName,
      input: unknown,
      { signal, onEvent }: { signal?: AbortSignal; onEvent?: (e: never) => void } = {},
    ) {
      if (closed) return Promise.reject(new AppError('MODEL_CRASHED', 'Cuepoint is closing: the models are stopped.'));
      if (signal?.aborted) return Promise.reject(new AppError('CANCELLED', 'The work was cancelled.'));
      return new Promise<never>((resolve, reject) => {
        const abort = () => cancel(call);
        const call = calls.add(task, input, {
          resolve: (value) => resolve(value as never),
          reject,
          onEvent: onEvent as ((event: unknown) => void) | undefined,
          done: () => signal?.removeEventListener('abort', abort),
        });
        signal?.addEventListener('abort', abort, { once: true });
        ensure();
        pump();
      });
    },
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      clearTimeout(restartTimer);
      for (const call of calls.all()) {
        clearTimeout(call.killTimer);
        calls.forget(call.id);
        call.reject(new AppError('CANCELLED', 'Cuepoint is closing: the work was cancelled.'));
      }
      stop();
    },
  };
}
