import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type {
  CallInput,
  CallName,
  CallOutput,
  StreamEvent,
  StreamInput,
  StreamName,
  StreamOutput,
} from '../../../preload/contract/contract.ts';
import type { Reply } from '../../../preload/contract/wire.ts';
import { AppError } from '../../app-error.ts';
import type { Engine } from '../../engine.ts';
import { silentLog } from '../../log/log.ts';
import { createRouter } from '../../router/router.ts';
import { toWireError } from '../../router/wire-error.ts';
import { defaultLibraryDir } from '../library-dir.ts';
import { defaultModelsDir } from '../models-dir.ts';
import type { NodeEngine, NodeEngineOptions } from '../node-engine.ts';
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.ts';
import { createOutput, type Output } from './output.ts';

export interface GlobalOptions {
  library?: string;
  models?: string;
  json?: boolean;
  verbose?: boolean;
}

/**
 * How a command uses the library. `own`: alone, may write. `read`: beside whoever has it open.
 * `prefer-own`: alone if it is free, else beside.
 */
export type Access = 'own' | 'read' | 'prefer-own';

/** The contract as a command uses it: what is typed is held to the same rules as what a window sends. */
export interface CliEngine extends Pick<Engine, 'on' | 'idle' | 'libraryDir'> {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  stream<N extends StreamName>(
    name: N,
    input: StreamInput<N>,
    onEvent: (event: StreamEvent<N>) => void,
  ): Promise<StreamOutput<N>>;
  readonly node: NodeEngine;
}

export interface CommandContext {
  out: Output;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
  libraryDir: string;
  modelsDir: string;
  open(access: Access): Promise<CliEngine>;
}

/** Runs one command: its context, its errors in one sentence, its exit code; the engine is closed whatever happens. */
export async function runCommand(
  command: Command,
  work: (context: CommandContext) => Promise<ExitCode>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const out = createOutput(options.json === true, process);
  const libraryDir = resolve(options.library ?? defaultLibraryDir());
  const modelsDir = resolve(options.models ?? defaultModelsDir());
  const stop = new AbortController();
  const stopListening = onInterrupt(stop, out);
  let opened: NodeEngine | undefined;
  const open = async (access: Access): Promise<CliEngine> => {
    opened = await openWith(access, { libraryDir, modelsDir, verbose: options.verbose });
    return cliEngine(opened, stop.signal);
  };
  try {
    process.exitCode = await work({ out, signal: stop.signal, libraryDir, modelsDir, open });
  } catch (error) {
    const wire = toWireError(error, opened?.log ?? silentLog, command.name());
    if (options.verbose && wire.code === 'INTERNAL') out.note(String((error as Error).stack));
    out.status('');
    out.json({ error: wire });
    out.note(`cuepoint: ${wire.message}`);
    process.exitCode = exitCodeOf(wire.code);
  } finally {
    out.status('');
    await opened?.close();
    stopListening();
  }
}

async function openWith(access: Access, options: NodeEngineOptions): Promise<NodeEngine> {
  // Not before it is needed: the engine is most of the time that --help takes.
  const { openNodeEngine } = await import('../node-engine.ts');
  if (access === 'read') {
    if (!existsSync(join(options.libraryDir, 'library.db'))) {
      throw new AppError(
        'NOT_FOUND',
        `There is no library in ${options.libraryDir} yet; add files with “cuepoint ingest FILE”.`,
      );
    }
    return openNodeEngine({ ...options, readOnly: true });
  }
  try {
    return await openNodeEngine(options);
  } catch (error) {
    const busy = error instanceof AppError && error.code === 'LIBRARY_BUSY';
    if (!busy || access === 'own') throw error;
    return openNodeEngine({ ...options, readOnly: true });
  }
}

function cliEngine(node: NodeEngine, signal: AbortSignal): CliEngine {
  const { engine, log } = node;
  const router = createRouter(engine, { log, checkOutputs: process.env.CUEPOINT_CHECK_OUTPUTS === '1' });
  return {
    node,
    libraryDir: engine.libraryDir,
    on: engine.on.bind(engine),
    idle: () => unlessAborted(engine.idle(), signal),
    async call<N extends CallName>(name: N, input: CallInput<N>) {
      return unwrap((await unlessAborted(router.call(name, input), signal)) as Reply<CallOutput<N>>);
    },
    async stream<N extends StreamName>(name: N, input: StreamInput<N>, onEvent: (event: StreamEvent<N>) => void) {
      let reply: Reply<unknown> | undefined;
      const running = router.stream(name, input, {
        send(frame) {
          if (frame.kind === 'event') onEvent(frame.event as StreamEvent<N>);
          else reply = frame.reply;
        },
      });
      signal.addEventListener('abort', running.cancel, { once: true });
      await running.done;
      signal.removeEventListener('abort', running.cancel);
      return unwrap(reply as Reply<StreamOutput<N>>);
    },
  };
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message);
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new AppError('CANCELLED', 'Stopped.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The first Ctrl-C asks the command to stop, the second ends the process. */
function onInterrupt(stop: AbortController, out: Output): () => void {
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(exitCode.cancelled);
    out.note('Stopping; press Ctrl-C again to stop at once.');
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
}
