import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a list of files that follow each other (ffmpeg's concat demuxer) and gives it as an input. ffmpeg must run in that folder: it
 * takes the folder's own name for an address, in which # and ? mean something.
 * @param entries files of that folder, named by us, with their length in s @param options of each file's own demuxer
 */
export async function concatInput(
  folder: string,
  name: string,
  entries: readonly { file: string; duration: number }[],
  options: Record<string, string> = {},
): Promise<string[]> {
  const lines = entries.flatMap(({ file, duration }) => [
    `file ${file}`,
    ...Object.entries(options).map(([key, value]) => `option ${key} ${value}`),
    `duration ${duration.toFixed(6)}`,
  ]);
  // The length of the last one counts only where another follows.
  const last = entries.at(-1);
  if (last && Object.keys(options).length > 0) {
    lines.push(`file ${last.file}`, ...Object.entries(options).map(([key, value]) => `option ${key} ${value}`));
  }
  await writeFile(join(folder, name), `ffconcat version 1.0\n${lines.join('\n')}\n`, { flag: 'wx' });
  return ['-protocol_whitelist', 'file', '-f', 'concat', '-safe', '0', '-i', `file:${name}`];
}
