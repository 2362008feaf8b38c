import type {
  CallName,
  CallOutput,
  CallParsed,
  EventName,
  EventPayload,
  StreamEvent,
  StreamName,
  StreamOutput,
  StreamParsed,
} from '../preload/contract/contract.ts';

export type CallHandlers = { [N in CallName]: (input: CallParsed<N>) => Promise<CallOutput<N>> };

export interface StreamContext<N extends StreamName> {
  signal: AbortSignal;
  emit(event: StreamEvent<N>): void;
}
export type StreamHandlers = {
  [N in StreamName]: (input: StreamParsed<N>, context: StreamContext<N>) => Promise<StreamOutput<N>>;
};

/** Everything the shells serve: one engine, whichever window it is shown in. */
export interface Engine {
  readonly libraryDir: string;
  readonly calls: CallHandlers;
  readonly streams: StreamHandlers;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** A file behind a MediaPath, or undefined where there is none. */
  mediaFile(path: string): Promise<{ file: string; mime: string } | undefined>;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
