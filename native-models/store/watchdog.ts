import { PassingFailure } from './retry.ts';

/** Ends a connection on which nothing comes any more, or that the person does not want any longer. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Something came. */
  touch(): void;
  stop(): void;
  /** An error of the connection as what it means. */
  explain(error: unknown): unknown;
}

/** @param stall ms without a touch; @param signal the person's wish */
export function startWatchdog(stall: number, signal: AbortSignal): Watchdog {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: AbortSignal.any([signal, own.signal]),
    touch() {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), stall);
    },
    stop: () => clearTimeout(timer),
    explain(error) {
      if (signal.aborted) return signal.reason;
      if (own.signal.aborted) return new PassingFailure(`nothing came for ${Math.round(stall / 1000)} s`);
      // undici wraps what happened to the socket, sometimes twice.
      let cause = error;
      while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        return new PassingFailure('its address is not found, as on a machine without a network', { cause: error });
      }
      return new PassingFailure(`the connection failed (${code})`, { cause: error });
    },
  };
}
