import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { AppError } from '../app-error.ts';

/** A child that ended badly. `stderr` is its last 8 kB. */
export class ChildError extends Error {
  readonly stderr: string;
  readonly reason: 'exit' | 'timeout' | 'output' | 'spawn';

  constructor(reason: ChildError['reason'], file: string, detail: string, stderr: string) {
    super(`${file}: ${detail}`);
    this.name = 'ChildError';
    this.reason = reason;
    this.stderr = stderr;
  }
}

export interface ChildOptions {
  signal?: AbortSignal;
  /** Folder that relative names start from; ours where left out. */
  cwd?: string;
  /** The child is killed when it gives nothing for so long while we wait for it, ms. Default 120 000. */
  stallMs?: number;
  /** More bytes than this on stdout end it. Default: no limit for streams, 64 MB for `runChild`. */
  maxOutput?: number;
  /** Called with each whole line of stderr, in order. */
  onStderrLine?: (line: string) => void;
  /** Called once when no further line can come. */
  onStderrEnd?: () => void;
}

export interface FinishedChild {
  stdout: Buffer;
  stderr: string;
}

const TAIL = 8192;
const MAX_LINE = 1 << 20;

/** Only what a decoder needs: no proxies, no FFREPORT, no keys. */
function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const keep = ['PATH', 'Path', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(keep.filter((key) => env[key] !== undefined).map((key) => [key, env[key]]));
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Splits stderr into lines and keeps its tail; the lines are also what the progress parsers read. */
function watchStderr(child: Child, { onStderrLine: onLine, onStderrEnd }: ChildOptions): () => string {
  let tail = '';
  let pending = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL);
    if (!onLine) return;
    const lines = (pending + text).split(/\r\n|\n|\r/);
    pending = (lines.pop() ?? '').slice(-MAX_LINE);
    for (const line of lines) onLine(line);
  });
  child.stderr.on('end', () => {
    if (onLine && pending !== '') onLine(pending);
    onStderrEnd?.();
  });
  return () => tail;
}

/**
 * Runs `file` with `args` (never through a shell) and yields its stdout as it comes, with back-pressure.
 * Everything goes through a pipe, so a child outlives a killed parent only until its next write.
 * Stopping the iteration early kills the child.
 * @throws AppError CANCELLED when the signal fires, ChildError when the child fails, stalls or says too much.
 */
export async function* streamChild(
  file: string,
  args: readonly string[],
  options: ChildOptions = {},
): AsyncGenerator<Buffer, string> {
  const { signal, stallMs = 120_000, maxOutput = Number.POSITIVE_INFINITY } = options;
  if (signal?.aborted) throw new AppError('CANCELLED', 'Stopped.');
  const child: Child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: options.cwd,
    env: childEnv(process.env),
    windowsHide: true,
    shell: false,
  });
  const stderr = watchStderr(child, options);
  const ended = new Promise<{ code: number | null; error?: Error }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, error }));
    child.once('close', (code) => resolve({ code }));
  });
  let stalled = false;
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const watch = () =>
    setTimeout(() => {
      stalled = true;
      kill();
    }, stallMs);
  let stall = watch();
  try {
    let bytes = 0;
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxOutput) throw new ChildError('output', file, `more than ${maxOutput} bytes of output`, stderr());
      // The clock runs only while we wait for the child, not while the consumer is busy.
      clearTimeout(stall);
      yield chunk;
      stall = watch();
    }
    const { code, error } = await ended;
    if (signal?.aborted) throw new AppError('CANCELLED', 'Stopped.');
    if (stalled) throw new ChildError('timeout', file, `nothing for ${stallMs} ms`, stderr());
    if (error) throw new ChildError('spawn', file, error.message, stderr());
    if (code !== 0) throw new ChildError('exit', file, `exit code ${code}`, stderr());
    return stderr();
  } finally {
    clearTimeout(stall);
    signal?.removeEventListener('abort', kill);
    if (child.exitCode === null && child.signalCode === null) kill();
  }
}

/** Runs a child to its end and returns all that it wrote. Errors as `streamChild`. */
export async function runChild(
  file: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<FinishedChild> {
  const chunks: Buffer[] = [];
  const stream = streamChild(file, args, { maxOutput: 64 << 20, ...options });
  for (;;) {
    const next = await stream.next();
    if (next.done) return { stdout: Buffer.concat(chunks), stderr: next.value };
    chunks.push(next.value);
  }
}

/** Yields stdout as whole lines. Errors as `streamChild`. */
export async function* childLines(
  file: string,
  args: readonly string[],
  options: ChildOptions = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of streamChild(file, args, options)) {
    const lines = (pending + decoder.decode(chunk, { stream: true })).split('\n');
    pending = (lines.pop() ?? '').slice(-MAX_LINE);
    yield* lines;
  }
  if (pending !== '') yield pending;
}
