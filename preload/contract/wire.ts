import { z } from 'zod';

/** Every code that may cross the bridge. The person's sentence travels beside it. */
export const errorCodes = [
  'BAD_INPUT',
  'UNKNOWN_METHOD',
  'FORBIDDEN',
  'CANCELLED',
  'NOT_FOUND',
  'UNSUPPORTED',
  'BROKEN_FILE',
  'HOSTILE_FILE',
  'TOOL_MISSING',
  'DISK_FULL',
  'NETWORK',
  'MODEL_MISSING',
  'MODEL_CRASHED',
  'LIBRARY_BUSY',
  'INTERNAL',
] as const;

export const errorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCode>;

export const wireError = z.object({ code: errorCode, message: z.string() });
export type WireError = z.infer<typeof wireError>;

/** A reply is a value or an error, never a throw: contextBridge drops custom error properties. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: WireError };

/** One message of a stream: any number of events, then exactly one end. */
export type StreamFrame<E, O> = { kind: 'event'; event: E } | { kind: 'end'; reply: Reply<O> };

/** The part of the browser's File that the seam needs (this folder knows no DOM). */
export interface LocalFile {
  readonly name: string;
  readonly size: number;
}

/** What preload (Electron) or the WebSocket client (web shell) gives the renderer; nothing else is reachable. */
export interface Bridge {
  readonly shell: 'electron' | 'web';
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Returns a function that cancels the stream. */
  stream(name: string, input: unknown, onFrame: (frame: StreamFrame<unknown, unknown>) => void): () => void;
  /** Returns a function that stops listening. */
  on(name: string, listener: (payload: unknown) => void): () => void;
  /**
   * Makes dropped or picked files readable by main and returns what to pass to `ingest.add`.
   * Electron returns the paths themselves; the web shell streams the bytes to the library's inbox.
   * @param onProgress bytes sent so far of all bytes.
   */
  importFiles(files: readonly LocalFile[], onProgress: (sent: number, total: number) => void): Promise<string[]>;
  /** Address of something under `media://` (Electron) or `/media/` (web shell), see MediaPath. */
  mediaUrl(path: MediaPath): string;
}

/**
 * Paths of the media responder, all with HTTP ranges:
 * `asset/<assetId>` the original, or where a browser cannot play it a playable copy; `frame/<assetId>/<seconds>` a JPEG of that second,
 * full size; `figure/<assetId>/<digest>` a picture of a report as its export shows it; `thumb/<keyFrameId>` a JPEG at most 480 px wide; `poster/<assetId>`; `filmstrip/<assetId>` one JPEG sprite;
 * `report/<fileName>` an exported report.
 */
export type MediaPath = `${'asset' | 'frame' | 'figure' | 'thumb' | 'poster' | 'filmstrip' | 'report'}/${string}`;
