import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { QUIET } from '../../media/media-source.ts';
import { runChild, streamChild } from '../../media/run-child.ts';
import type { Workshop } from './workshop.ts';

/** An encoder may think for long before its first byte, ms. */
const patience = 600_000;

/**
 * The long work: what ffmpeg writes goes through us into a new file, so that it ends with us, whatever ends us.
 * @param onSeconds s of the output done so far
 * @throws AppError CANCELLED, ChildError, or what writing the file throws
 */
export async function pipeToFile(
  { tools, signal, folder, openFile = (path) => createWriteStream(path, { flags: 'wx' }) }: Workshop,
  args: readonly string[],
  file: string,
  onSeconds?: (seconds: number) => void,
): Promise<void> {
  const onStderrLine = (line: string) => {
    const done = /^out_time_us=(\d+)/.exec(line)?.[1];
    if (done !== undefined) onSeconds?.(Number(done) / 1e6);
  };
  const all = [...QUIET, '-progress', 'pipe:2', '-stats_period', '0.5', ...args, 'pipe:1'];
  const child = streamChild(tools.ffmpeg, all, { signal, cwd: folder, onStderrLine, stallMs: patience });
  await pipeline(child, openFile(file));
}

/** The short work: ffmpeg writes the file itself, since an index in front needs a file that can be gone back in. */
export async function writeFile(
  { tools, signal, folder }: Workshop,
  args: readonly string[],
  file: string,
): Promise<void> {
  await runChild(tools.ffmpeg, [...QUIET, ...args, '-n', `file:${file}`], { signal, cwd: folder, stallMs: patience });
}

/** Nothing of the source but picture and sound: no tags, chapters, cover pictures, subtitles, data, and no name of the encoder. */
export const nothingElse: readonly string[] = [
  ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
];
