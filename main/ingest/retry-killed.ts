import { ChildError } from '../media/run-child.ts';

const TRIES = 3;

/**
 * Runs work again whose ffmpeg was killed from outside (by a person, or by a system short of memory): that says nothing about the file.
 * A decoder that crashes on the file itself does so every time, so the third failure counts.
 */
export async function retryKilled<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || signal.aborted || !wasKilled(error)) throw error;
    }
  }
}

function wasKilled(error: unknown): boolean {
  const cause = error instanceof ChildError ? error : (error as Error | undefined)?.cause;
  return cause instanceof ChildError && cause.reason === 'exit' && cause.message.includes('exit code null');
}
