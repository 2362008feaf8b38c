import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ClipCaptions, ClipFile, ClipMode, ClipMoment } from '../../../preload/contract/clips.ts';
import { AppError } from '../../app-error.ts';
import type { CliEngine, CommandContext } from './command-context.ts';
import { deliverFiles, requireFree } from './deliver-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

export interface ClipOptions {
  captions?: 'none' | 'beside' | 'burn';
  mode?: ClipMode;
  reel?: boolean;
  cards?: boolean;
  title?: string;
  out?: string;
  force?: boolean;
}

/** `cuepoint export FILE --format clip`: cuts moments and says where they are, how each was made and why. */
export async function exportClips(
  { out }: CommandContext,
  engine: CliEngine,
  moments: ClipMoment[],
  options: ClipOptions,
): Promise<ExitCode> {
  const captions: ClipCaptions = options.captions === 'burn' ? 'burned' : (options.captions ?? 'none');
  // Before the work, which may take minutes.
  if (options.out !== undefined) await requireFree(options.out, options.force === true);
  const as = options.reel ? 'reel' : 'files';
  const wanted = { moments, as, captions, mode: options.mode, cards: options.cards, title: options.title } as const;
  const made = await engine.stream('clips.export', wanted, ({ step, clip, of, fraction }) =>
    out.status(`${step === 'joining' ? 'Joining' : `Clip ${clip + 1} of ${of}`}  ${Math.floor(fraction * 100)}%`),
  );
  out.status('');
  const files: (ClipFile & { path: string })[] = [];
  for (const file of made.files) {
    const path =
      options.out === undefined
        ? file.path
        : await copyOut(file, options.out, made.files.length, options.force === true);
    files.push({ ...file, path });
    out.line(path);
    out.note(`  ${file.made === 'copied' ? 'copied' : 'coded anew'}: ${file.why}`);
  }
  for (const note of made.notes) out.note(note);
  out.json({ ...made, files });
  return exitCode.ok;
}

/** Copies a clip and what is beside it; under a name that was given the others are named after it. */
async function copyOut({ path, beside }: ClipFile, target: string, count: number, force: boolean): Promise<string> {
  const isFolder =
    count > 1 || /[/\\]$/.test(target) || (await stat(target).catch(() => undefined))?.isDirectory() === true;
  if (count > 1 && (await stat(target).catch(() => undefined))?.isFile()) {
    throw new AppError('BAD_INPUT', `${target} is a file: name a folder for several clips.`);
  }
  const file = resolve(isFolder ? join(target, basename(path)) : target);
  const [before, after] = [stemOf(path), stemOf(file)];
  const others = beside.map((name) => {
    const ending = name.startsWith(basename(path))
      ? `${extname(file)}${name.slice(basename(path).length)}`
      : name.slice(before.length);
    return [join(dirname(path), name), join(dirname(file), `${after}${ending}`)] as const;
  });
  await deliverFiles([[path, file], ...others], force);
  return file;
}

const stemOf = (path: string): string => basename(path, extname(path));
