import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { AppError } from '../../app-error.ts';
import type { CliEngine } from './command-context.ts';
import { csvRows } from './csv-rows.ts';
import { findAssets } from './find-assets.ts';
import { parseTime } from './scope-options.ts';

/** A span of a file that a person names for a report; times in s, a still picture has 0. */
export interface NamedMoment {
  /** Name, path or id. */
  file: string;
  start: number;
  /** null: no longer than the second itself. */
  end: number | null;
  note: string;
}

/** `talk.mp4@0:42-0:50=What is said`, `talk.mp4@1:06`, `cat.png`. */
export function addNamedMoment(value: string, before: NamedMoment[]): NamedMoment[] {
  const found = /^(.+?)@([\d:.]+)(?:-([\d:.]+))?(?:=(.*))?$/s.exec(value);
  if (found === null) {
    if (/@/.test(value)) throw new InvalidArgumentError('Give a moment such as talk.mp4@0:42-0:50=Note.');
    return [...before, { file: value, start: 0, end: null, note: '' }];
  }
  const [, file = '', from = '', to, note = ''] = found;
  return [...before, { file, start: parseTime(from), end: to === undefined ? null : parseTime(to), note }];
}

/** A number of seconds, or such as `1:30`. */
const time = z.union([z.number(), z.string()], 'it is no time such as 1:30 or 90').transform(timeOf);
const named = z
  .object({
    asset: z.string().optional(),
    file: z.string().optional(),
    start: time.default(0),
    end: time.nullish().transform((end) => end ?? null),
    note: z.string().max(10_000).default(''),
  })
  .transform(({ asset, file, ...rest }, context) => {
    const name = asset ?? file ?? '';
    if (name === '') context.addIssue({ code: 'custom', message: 'it names no file under “asset”' });
    return { file: name, ...rest };
  });

/**
 * Moments from a list: JSON (an array of asset, start, end, note) or CSV with these names in its first line. A time is a number of seconds
 * or such as 1:30; an asset is a file's name, path or id.
 * @throws AppError NOT_FOUND, BAD_INPUT with what is wrong and where
 */
export async function readNamedMoments(path: string): Promise<NamedMoment[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('NOT_FOUND', `${path} cannot be read: check its name.`, error);
  });
  const rows = /^\ufeff?\s*\[/.test(text) ? fromJson(text, path) : fromCsv(text, path);
  if (rows.length === 0) throw new AppError('BAD_INPUT', `${path} names no moments.`);
  return rows.map((row, index) => {
    const read = named.safeParse(row);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new AppError(
      'BAD_INPUT',
      `Moment ${index + 1} of ${path} cannot be read${where === '' ? '' : `, at “${where}”`}: ${issue?.message}.`,
    );
  });
}

function fromJson(text: string, path: string): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    throw new AppError('BAD_INPUT', `${path} is no list in JSON: give one of asset, start, end and note.`, error);
  }
}

function fromCsv(text: string, path: string): unknown[] {
  const [heads = [], ...rows] = csvRows(text.replace(/^\ufeff/, ''));
  const names = heads.map((head) => head.trim().toLowerCase());
  if (!names.includes('asset') && !names.includes('file')) {
    throw new AppError('BAD_INPUT', `${path} must begin with a line that names its columns: asset,start,end,note.`);
  }
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name, i) => [name, row[i]]).filter(([, value]) => value !== undefined && value !== ''),
    ),
  );
}

function timeOf(value: number | string, context: z.RefinementCtx): number {
  try {
    if (typeof value === 'number' && value >= 0) return value;
    return parseTime(`${value}`.trim());
  } catch {
    context.addIssue({ code: 'custom', message: `“${value}” is no time such as 1:30 or 90` });
    return z.NEVER;
  }
}

/**
 * The moments as items of a report, each with everything that was found in its span.
 * @throws AppError NOT_FOUND, BAD_INPUT where a span is not in its file
 */
export async function momentItems(engine: CliEngine, moments: readonly NamedMoment[]): Promise<ReportItem[]> {
  const assets = await engine.call('library.list', {});
  const items: ReportItem[] = [];
  for (const { file, start, end, note } of moments) {
    const asset = findAssets(assets, [file])[0]!;
    const still = asset.kind === 'image';
    const until = still ? 0 : Math.min(end ?? start, asset.duration);
    if (!still && (start >= asset.duration || until < start)) {
      throw new AppError(
        'BAD_INPUT',
        `${file} from ${start} to ${end ?? start} s is not there: it lasts ${asset.duration.toFixed(1)} s.`,
      );
    }
    const { keyFrames } = await engine.call('library.asset', { assetId: asset.id });
    const all = await engine.call('library.evidence', { assetId: asset.id });
    const keyFrame = keyFrames.find((one) => still || (one.start <= start && start < one.end)) ?? null;
    const span = { start: still ? 0 : start, end: until };
    items.push({
      kind: 'moment',
      moment: {
        ...{ id: `${asset.id}-${span.start.toFixed(3)}-${until.toFixed(3)}`, assetId: asset.id, ...span },
        ...{ keyFrame, evidence: still ? all : all.filter((one) => isWithin(one, span)), score: 1 },
      },
      at: span.start,
      boxes: [],
      note,
    });
  }
  return items;
}

const isWithin = (one: Evidence, { start, end }: { start: number; end: number }): boolean =>
  one.start <= end && one.end > start;
