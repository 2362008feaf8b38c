import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
  StreamEvent,
  StreamInput,
  StreamName,
  StreamOutput,
} from '../../preload/contract/contract.ts';
import type { Bridge, Reply, StreamFrame } from '../../preload/contract/wire.ts';
import { BridgeError } from './bridge-error.ts';
import type { WebBridge } from './web-bridge.ts';

export interface StreamOptions<N extends StreamName> {
  /** Aborting asks main to stop; the promise settles with what main then says (a stopped answer, or CANCELLED). */
  signal?: AbortSignal;
  onEvent?: (event: StreamEvent<N>) => void;
}

export interface Client {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  stream<N extends StreamName>(name: N, input: StreamInput<N>, options?: StreamOptions<N>): Promise<StreamOutput<N>>;
  /** Returns a function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Tells when main goes out of reach (`away`: for longer than calls wait) and comes back (web shell only); returns a function that stops listening. */
  onConnection(listener: (online: boolean, away: boolean) => void): () => void;
}

/** Types a Bridge by the contract and turns error replies into BridgeError. */
export function createClient(bridge: Bridge): Client {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>) {
      return unwrap((await bridge.call(name, input)) as Reply<CallOutput<N>>);
    },
    stream<N extends StreamName>(name: N, input: StreamInput<N>, options: StreamOptions<N> = {}) {
      const { signal, onEvent } = options;
      return new Promise<StreamOutput<N>>((resolve, reject) => {
        if (signal?.aborted) {
          reject(new BridgeError('CANCELLED', 'Stopped before it began.'));
          return;
        }
        const cancel = bridge.stream(name, input, (frame) => {
          const typed = frame as StreamFrame<StreamEvent<N>, StreamOutput<N>>;
          if (typed.kind === 'event') {
            onEvent?.(typed.event);
            return;
          }
          signal?.removeEventListener('abort', cancel);
          if (typed.reply.ok) resolve(typed.reply.value);
          else reject(new BridgeError(typed.reply.error.code, typed.reply.error.message));
        });
        signal?.addEventListener('abort', cancel, { once: true });
      });
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      return bridge.on(name, listener as (payload: unknown) => void);
    },
    onConnection(listener) {
      return 'onConnection' in bridge ? (bridge as WebBridge).onConnection(listener) : () => {};
    },
  };
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new BridgeError(reply.error.code, reply.error.message);
}
