import type { Reply, StreamFrame } from './wire.ts';

/**
 * What a page of the web shell and its server say to each other over one WebSocket, as JSON text.
 * `id` is chosen by the page and never used twice on one connection.
 */
export type FromPage =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'stream'; id: number; name: string; input: unknown }
  | { kind: 'cancel'; id: number };

export type ToPage =
  | { kind: 'reply'; id: number; reply: Reply<unknown> }
  | { kind: 'frame'; id: number; frame: StreamFrame<unknown, unknown> }
  | { kind: 'event'; name: string; payload: unknown };

/** Path of the WebSocket. `?again=1` on a second connection asks for the state that events may have missed. */
export const socketPath = '/socket';
/** Path that takes files: PUT `/upload/<batch, 16–64 hex digits>/<file name, percent-encoded>` answers {path} for `ingest.add`. */
export const uploadPath = '/upload';
