/**
 * `npm start`: the app in Electron's window where that can be had, else in the browser.
 * `npm start -- --web` takes the browser at once; `--library DIR`, `--models DIR` and `--port N` as `cuepoint serve` has them.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { AppError } from '../app-error.ts';
import { ensureTools } from '../media/ensure-tools.ts';
import { appRoot } from './app-paths.ts';
import { runProgram } from './cli/program.ts';
import { ensureElectron } from './electron-program.ts';
import { ensureBuilt } from './ensure-built.ts';
import { defaultLibraryDir } from './library-dir.ts';
import { defaultModelsDir } from './models-dir.ts';

const say = (line: string) => console.error(line);

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      web: { type: 'boolean' },
      library: { type: 'string' },
      models: { type: 'string' },
      port: { type: 'string' },
      verbose: { type: 'boolean' },
    },
  });
  if (process.versions.sqlite === undefined) {
    throw new AppError(
      'TOOL_MISSING',
      `Node ${process.versions.node} is too old; run “npm start”, which brings its own.`,
    );
  }
  await checkTools();
  const library = values.library ?? defaultLibraryDir();
  const models = values.models ?? defaultModelsDir();
  if (!values.web && (await startWindow(library, models))) return;
  const flags = [
    ...['--library', library, '--models', models],
    ...(values.port === undefined ? [] : ['--port', values.port]),
    ...(values.verbose ? ['--verbose'] : []),
  ];
  await runProgram([process.execPath, 'cuepoint', 'serve', '--open', ...flags]);
}

/** Without ffmpeg what is in the library can still be asked, so this only tells. */
async function checkTools(): Promise<void> {
  try {
    const { env, platform } = process;
    await ensureTools({ env, platform, userId: process.getuid?.(), say });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    say(error.message);
  }
}

/** @returns false where there is no window to be had; one line has then said why. */
async function startWindow(library: string, models: string): Promise<boolean> {
  const electron = ensureElectron(process, say);
  if ('why' in electron) {
    say(`No window of its own, since ${electron.why}: Cuepoint opens in your browser instead.`);
    return false;
  }
  await ensureBuilt('all', say);
  const began = Date.now();
  const child = spawn(electron.path, [appRoot], {
    stdio: 'inherit',
    env: { ...process.env, CUEPOINT_LIBRARY: library, CUEPOINT_MODELS: models },
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', resolve);
  });
  // A program that cannot run here (a library of the system is missing) ends at once; a person who closes the window takes longer.
  if (code !== 0 && Date.now() - began < 5000) {
    say(`Electron ended with ${code}: Cuepoint opens in your browser instead.`);
    return false;
  }
  process.exitCode = code ?? 1;
  return true;
}

try {
  await start();
} catch (error) {
  say(error instanceof AppError ? error.message : String((error as Error).stack ?? error));
  process.exitCode = 1;
}
