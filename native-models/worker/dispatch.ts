import {
  type FromWorker,
  isForPerson,
  type ModelErrorCode,
  type TaskName,
  type Tasks,
  type ToWorker,
} from '../protocol.ts';
import { ModelError } from '../runtimes/model-error.ts';
import { throwIfCancelled } from '../runtimes/task.ts';
import type { Registry } from './registry.ts';

interface Request {
  id: number;
  task: TaskName;
  input: unknown;
  abort: AbortController;
}

/**
 * Runs requests: the tasks of a lane in order of arrival, as many at once as the lane is wide. What somebody waits for
 * goes before waiting work and between the steps of running work.
 * @returns the handler of messages from main
 */
export function createDispatch(registry: Registry, send: (message: FromWorker) => void): (message: ToWorker) => void {
  const waiting = new Map<string, Request[]>();
  const running = new Map<number, Request>();
  const active = new Map<string, number>();

  function fill(lane: string): void {
    const queue = waiting.get(lane) ?? [];
    while ((active.get(lane) ?? 0) < (registry.widths[lane] ?? 1)) {
      const request = queue.shift();
      if (!request) return;
      active.set(lane, (active.get(lane) ?? 0) + 1);
      void perform(request, () => goUrgent(lane)).finally(() => {
        active.set(lane, active.get(lane)! - 1);
        fill(lane);
      });
    }
  }

  /** Runs the urgent requests that wait in a lane while its running task pauses. */
  async function goUrgent(lane: string): Promise<void> {
    for (let next = waiting.get(lane)?.[0]; next && isUrgent(next); next = waiting.get(lane)?.[0]) {
      waiting.get(lane)!.shift();
      await perform(next, async () => undefined);
    }
  }

  async function perform(request: Request, between: () => Promise<void>): Promise<void> {
    const { id, task, input, abort } = request;
    running.set(id, request);
    try {
      throwIfCancelled(abort.signal);
      send({ kind: 'started', id });
      const breathe = async () => {
        // session.run blocks the loop: messages get in only here.
        await new Promise<void>((resolve) => setImmediate(resolve));
        throwIfCancelled(abort.signal);
        await between();
      };
      const run = registry.runners[task] as (input: unknown, context: object) => Promise<Tasks[TaskName]['output']>;
      const emit = (event: unknown) => send({ kind: 'event', id, event });
      send({ kind: 'result', id, value: await run(input, { signal: abort.signal, breathe, emit }) });
    } catch (error) {
      send({ kind: 'error', id, ...errorReply(error, task) });
    } finally {
      running.delete(id);
    }
  }

  return (message) => {
    if (message.kind === 'release') {
      void registry.release();
    } else if (message.kind === 'cancel') {
      running.get(message.id)?.abort.abort();
      for (const queue of waiting.values()) {
        const at = queue.findIndex((request) => request.id === message.id);
        if (at < 0) continue;
        queue.splice(at, 1);
        send({ kind: 'error', id: message.id, code: 'CANCELLED', message: 'The work was cancelled.' });
      }
    } else if (!(message.task in registry.runners)) {
      send({
        kind: 'error',
        id: message.id,
        code: 'BAD_INPUT',
        message: `There is no model task called ${message.task}.`,
      });
    } else {
      const lane = registry.lanes[message.task];
      const queue = waiting.get(lane) ?? [];
      waiting.set(lane, queue);
      const request = { id: message.id, task: message.task, input: message.input, abort: new AbortController() };
      if (isUrgent(request)) queue.splice(queue.findLastIndex(isUrgent) + 1, 0, request);
      else queue.push(request);
      fill(lane);
    }
  };
}

function isUrgent({ task, input }: Request): boolean {
  return isForPerson(task, input);
}

function errorReply(error: unknown, task: TaskName): { code: ModelErrorCode; message: string } {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'INTERNAL', message: `The ${task} model failed: ${reason}` };
}
