import type { z } from 'zod';
import { type CallName, contract, type EventName, type StreamName } from '../../preload/contract/contract.ts';
import type { Reply, StreamFrame } from '../../preload/contract/wire.ts';
import { AppError } from '../app-error.ts';
import type { CallHandlers, StreamHandlers } from '../calls/handlers.ts';
import type { Log } from '../log/log.ts';
import { toWireError } from './wire-error.ts';

/** Where a stream's frames go: a MessagePort or a WebSocket. */
export interface FrameSink {
  send(frame: StreamFrame<unknown, unknown>): void;
  /** Bytes (or frames) that the other side has not taken yet, where the transport knows. */
  backlog?(): number;
}

export interface RunningStream {
  cancel(): void;
  /** Settles after the end frame was sent; never rejects. */
  done: Promise<void>;
}

export interface Router {
  /** Never rejects: whatever goes wrong is in the reply. */
  call(name: unknown, input: unknown): Promise<Reply<unknown>>;
  /** Sends any number of events and exactly one end, even when the name or input is wrong. */
  stream(name: unknown, input: unknown, sink: FrameSink): RunningStream;
  /** A push as it may go out; undefined (and logged) where checked and wrong. */
  event(name: EventName, payload: unknown): unknown;
}

export interface RouterOptions {
  log: Log;
  /** Also hold outputs, stream events and pushes to the contract: in tests and while developing. */
  checkOutputs?: boolean;
  /** A stream whose reader is this far behind is ended, so that main's memory is not the buffer. */
  maxBacklog?: number;
}

/** The one door to the engine: names and inputs are held to the contract before any handler sees them. */
export function createRouter(
  handlers: { calls: CallHandlers; streams: StreamHandlers },
  { log, checkOutputs = false, maxBacklog = 16 * 1024 * 1024 }: RouterOptions,
): Router {
  const checked = <T>(schema: z.ZodType, value: T, what: string): T => {
    if (!checkOutputs) return value;
    const result = schema.safeParse(value);
    if (!result.success) throw new Error(`${what} breaks the contract: ${result.error.message}`);
    return value;
  };

  return {
    async call(name, input) {
      try {
        const known = knownName(contract.calls, name);
        const parsed = parse(contract.calls[known].input, input, known);
        const handler = handlers.calls[known] as (input: unknown) => Promise<unknown>;
        return { ok: true, value: checked(contract.calls[known].output, await handler(parsed), known) };
      } catch (error) {
        return { ok: false, error: toWireError(error, log, String(name)) };
      }
    },

    stream(name, input, sink) {
      const controller = new AbortController();
      let ended = false;
      const run = async (): Promise<Reply<unknown>> => {
        try {
          const known = knownName(contract.streams, name) as StreamName;
          const schema = contract.streams[known];
          const parsed = parse(schema.input, input, known);
          const emit = (event: unknown) => {
            if (ended || controller.signal.aborted) return;
            if ((sink.backlog?.() ?? 0) > maxBacklog) {
              controller.abort(new AppError('INTERNAL', 'The window stopped reading the answer; ask again.'));
              return;
            }
            sink.send({ kind: 'event', event: checked(schema.event, event, `an event of ${known}`) });
          };
          const handler = handlers.streams[known] as (
            input: unknown,
            context: { signal: AbortSignal; emit(event: unknown): void },
          ) => Promise<unknown>;
          const value = await handler(parsed, { signal: controller.signal, emit });
          return { ok: true, value: checked(schema.output, value, known) };
        } catch (error) {
          return { ok: false, error: toWireError(error, log, String(name)) };
        }
      };
      const done = run().then((reply) => {
        ended = true;
        try {
          sink.send({ kind: 'end', reply });
        } catch (error) {
          log.debug({ err: error }, 'the reader of a stream is gone');
        }
      });
      return { cancel: () => controller.abort(), done };
    },

    event(name, payload) {
      try {
        return checked(contract.events[name], payload, name);
      } catch (error) {
        log.error({ err: error, during: name }, 'a push was held back');
        return undefined;
      }
    },
  };
}

/** Own names only: `constructor` and the like are not methods. */
function knownName<T extends object>(table: T, name: unknown): Extract<keyof T, CallName | StreamName> {
  if (typeof name === 'string' && Object.hasOwn(table, name)) return name as Extract<keyof T, CallName | StreamName>;
  throw new AppError('UNKNOWN_METHOD', 'This window and Cuepoint are of different versions; reload the window.');
}

function parse<S extends z.ZodType>(schema: S, input: unknown, name: string): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at “${issue.path.join('.')}”`;
  throw new AppError('BAD_INPUT', `${name} cannot take this${where}: ${issue?.message ?? 'not as expected'}.`);
}
