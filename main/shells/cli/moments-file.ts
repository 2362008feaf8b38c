import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { ClipMoment } from '../../../preload/contract/clips.ts';
import { AppError } from '../../app-error.ts';
import { findAssets } from './find-assets.ts';
import { parseTime } from './scope-options.ts';

const time = z.union([z.number().min(0), z.string().transform(timeOf)]);
const listed = z.object({
  start: time,
  end: time,
  name: z.string().max(1000).default(''),
  assetId: z.string().optional(),
  file: z.string().optional(),
});
const list = z.union([z.array(listed), z.object({ moments: z.array(listed) }).transform(({ moments }) => moments)]);

/**
 * Moments of a file: JSON as `cuepoint search --json` prints it (a list of start, end, name, and file or assetId), or a line for each,
 * such as `0:17-0:29=Tide table`; lines that begin with # are left out.
 * @param asset what moments that name no file are of
 * @throws AppError NOT_FOUND, BAD_INPUT with the line or field that is wrong
 */
export async function readMoments(path: string, asset: Asset, assets: readonly Asset[]): Promise<ClipMoment[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('NOT_FOUND', `${path} cannot be read: check its name.`, error);
  });
  const moments = /^\s*[[{]/.test(text) ? fromJson(text, path) : fromLines(text, path);
  if (moments.length === 0) throw new AppError('BAD_INPUT', `${path} names no moments.`);
  return moments.map(({ assetId, file, ...moment }) => {
    const named = assetId ?? file;
    return { ...moment, assetId: named === undefined ? asset.id : findAssets(assets, [named])[0]!.id };
  });
}

function fromJson(text: string, path: string): z.output<typeof list> {
  try {
    return list.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : (error as Error).message;
    throw new AppError('BAD_INPUT', `${path} holds no moments that can be read (${why}).`, error);
  }
}

function fromLines(text: string, path: string): z.output<typeof list> {
  return text.split(/\r\n|\n|\r/).flatMap((line, n) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    try {
      return [parseSpan(line.trim())];
    } catch (error) {
      throw new AppError('BAD_INPUT', `Line ${n + 1} of ${path} is no span such as 0:17-0:29=Name.`, error);
    }
  });
}

/** `0:17-0:29=Tide table`, `1:06`; throws where it is neither. */
export function parseSpan(text: string): { start: number; end: number; name: string } {
  const [span = '', ...name] = text.split('=');
  const [from = '', to = from, ...more] = span.split('-').map((part) => part.trim());
  if (more.length > 0) throw new Error('more than two times');
  return { start: parseTime(from), end: parseTime(to), name: name.join('=').trim() || span };
}

function timeOf(text: string, context: z.RefinementCtx): number {
  try {
    return parseTime(text);
  } catch {
    context.addIssue({ code: 'custom', message: `“${text}” is no time such as 1:30 or 90` });
    return z.NEVER;
  }
}
