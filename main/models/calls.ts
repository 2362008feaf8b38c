import { isForPerson, type TaskName } from '../../native-models/protocol.ts';

/** A call that the worker still owes something. */
export interface PendingCall {
  readonly id: number;
  readonly task: TaskName;
  readonly input: unknown;
  readonly onEvent: ((event: unknown) => void) | undefined;
  /** In the worker's hands. */
  sent: boolean;
  /** The worker has begun with it. */
  started: boolean;
  /** The caller has its answer (it may have cancelled before the worker knew). */
  settled: boolean;
  killTimer: NodeJS.Timeout | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Caller {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onEvent: ((event: unknown) => void) | undefined;
  /** Called once, when the caller has its answer. */
  done(): void;
}

/** The calls under way, in order of arrival. */
export interface Calls {
  readonly size: number;
  add(task: TaskName, input: unknown, caller: Caller): PendingCall;
  get(id: number): PendingCall | undefined;
  all(): PendingCall[];
  forget(id: number): void;
  /** The next call for the worker while it holds fewer than `window`; what a person waits for never waits for that. */
  nextToSend(window: number): PendingCall | undefined;
}

export function createCalls(): Calls {
  const calls = new Map<number, PendingCall>();
  let lastId = 0;
  return {
    get size() {
      return calls.size;
    },
    add(task, input, caller) {
      const settle = (answer: () => void) => {
        if (call.settled) return;
        call.settled = true;
        caller.done();
        answer();
      };
      const call: PendingCall = {
        id: ++lastId,
        task,
        input,
        onEvent: (event) => {
          if (!call.settled) caller.onEvent?.(event);
        },
        sent: false,
        started: false,
        settled: false,
        killTimer: undefined,
        resolve: (value) => settle(() => caller.resolve(value)),
        reject: (error) => settle(() => caller.reject(error)),
      };
      calls.set(call.id, call);
      return call;
    },
    get: (id) => calls.get(id),
    all: () => [...calls.values()],
    forget: (id) => void calls.delete(id),
    nextToSend(window) {
      const waiting = [...calls.values()].filter((call) => !call.sent && !call.settled);
      const urgent = waiting.find((call) => isForPerson(call.task, call.input));
      if (urgent) return urgent;
      const held = [...calls.values()].filter((call) => call.sent).length;
      return held < window ? waiting[0] : undefined;
    },
  };
}
