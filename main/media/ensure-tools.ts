import { access } from 'node:fs/promises';
import { AppError } from '../app-error.ts';
import { ChildError, runChild } from './run-child.ts';
import { findTools, type ToolSearch, type Tools } from './tools.ts';

export interface ToolInstall extends ToolSearch {
  /** Effective user id; undefined where the platform has none. */
  userId: number | undefined;
  /** Tells the person what is going on, one line at a time. */
  say: (line: string) => void;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * As `findTools`, but where ffmpeg is missing, we are root, and the system has apt (a container, a CI machine), installs it and says so.
 * Nobody else's machine is changed: without root the error names the command.
 */
export async function ensureTools({ say, userId, ...search }: ToolInstall): Promise<Tools> {
  try {
    return await findTools(search);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'TOOL_MISSING') throw error;
    const apt =
      search.platform === 'linux' && (await exists('/etc/debian_version')) && (await exists('/usr/bin/apt-get'));
    if (!apt || userId !== 0) throw error;
    say('ffmpeg is missing: installing it with apt-get (once).');
    await installWithApt();
    return findTools(search);
  }
}

async function installWithApt(): Promise<void> {
  // env(1) sets what apt needs to ask nothing; our children get no environment of their own.
  const apt = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'Acquire::Retries=3'];
  try {
    await runChild('env', [...apt, 'update'], { stallMs: 300_000 });
    await runChild('env', [...apt, 'install', '-y', '--no-install-recommends', 'ffmpeg'], { stallMs: 600_000 });
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    const why = error.stderr.trim().split('\n').at(-1) ?? '';
    throw new AppError(
      'TOOL_MISSING',
      `ffmpeg could not be installed (${why}). Run: apt-get update && apt-get install ffmpeg`,
      error,
    );
  }
}
