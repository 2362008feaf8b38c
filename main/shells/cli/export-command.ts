import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Asset } from '../../../preload/contract/asset.ts';
import { type ClipMoment, clipMode } from '../../../preload/contract/clips.ts';
import { type ExportFormat, type ExportMoment, exportFormat } from '../../../preload/contract/export.ts';
import { AppError } from '../../app-error.ts';
import { runCommand } from './command-context.ts';
import { deliverFiles } from './deliver-report.ts';
import { exitCode } from './exit-code.ts';
import { type ClipOptions, exportClips } from './export-clips.ts';
import { findAssets } from './find-assets.ts';
import { parseSpan, readMoments } from './moments-file.ts';
import { parseTime } from './scope-options.ts';

interface Options extends ClipOptions {
  format: ExportFormat | 'clip';
  moment: ExportMoment[];
  moments: string[];
  from?: number;
  to?: number;
}

/** `cuepoint export FILE`: its words, its evidence, marks for a video editor, or clips. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description('write subtitles, a spreadsheet, markers for a video editor, or clips')
    .argument('<file>', 'a file of the library: name, path or id')
    .addOption(new Option('--format <format>').choices([...exportFormat.options, 'clip']).makeOptionMandatory())
    .option('--moment <span>', 'mark or cut this: 0:17-0:29, or 0:17-0:29=Name; may be given again', addMoment, [])
    .option('--moments <file...>', 'the spans in these files: one a line, or JSON as “search --json” prints it', [])
    .option('--from <time>', 'mark or cut from here, as m:ss or seconds', parseTime)
    .option('--to <time>', 'up to here', parseTime)
    .addOption(new Option('--mode <mode>', 'how a clip is cut').choices(clipMode.options))
    .addOption(new Option('--captions <where>', 'of a clip').choices(['none', 'beside', 'burn']))
    .option('--reel', 'all clips in one file')
    .option('--cards', 'in a reel, before each clip a card with its file and time')
    .option('--title <text>', 'of a reel: its file name')
    .option('--out <file>', 'write it here (a file or a folder) as well as into the library')
    .option('--force', 'write over what --out names');
  command.action((file: string, options: Options) =>
    runCommand(command, async (context) => {
      const engine = await context.open('read');
      const assets = await engine.call('library.list', {});
      const asset = findAssets(assets, [file])[0]!;
      const moments = await chosenMoments(asset, assets, options);
      if (options.format === 'clip') {
        return exportClips(context, engine, moments.length > 0 ? moments : [wholeOf(asset)], options);
      }
      const { format, out: target } = options;
      const own = moments.filter(({ assetId }) => assetId === asset.id);
      if (moments.length > 0 && own.length === 0) {
        throw new AppError('BAD_INPUT', `None of these moments is in ${asset.name}.`);
      }
      const exported = await engine.call('library.export', { assetId: asset.id, format, moments: own });
      const path = target === undefined ? exported.path : await copyTo(exported.path, target, options.force === true);
      context.out.line(path);
      context.out.json({ ...exported, path });
      return exitCode.ok;
    }),
  );
}

async function chosenMoments(
  asset: Asset,
  assets: readonly Asset[],
  { moment, moments, from, to }: Options,
): Promise<ClipMoment[]> {
  const span =
    from === undefined && to === undefined ? [] : [{ start: from ?? 0, end: to ?? asset.duration, name: '' }];
  const own = [...span, ...moment].map((one) => ({ ...one, assetId: asset.id }));
  const listed = await Promise.all(moments.map((path) => readMoments(path, asset, assets)));
  return [...own, ...listed.flat()];
}

const wholeOf = ({ id, duration }: Asset): ClipMoment => ({ assetId: id, start: 0, end: duration, name: '' });

function addMoment(value: string, before: ExportMoment[]): ExportMoment[] {
  try {
    return [...before, parseSpan(value)];
  } catch {
    throw new InvalidArgumentError('Give a span such as 0:17-0:29.');
  }
}

async function copyTo(path: string, target: string, force: boolean): Promise<string> {
  const isFolder = /[/\\]$/.test(target) || (await stat(target).catch(() => undefined))?.isDirectory() === true;
  const file = resolve(isFolder ? join(target, basename(path)) : target);
  const facts = `${path}.source.json`;
  const hasFacts = (await stat(facts).catch(() => undefined)) !== undefined;
  await deliverFiles([[path, file], ...(hasFacts ? [[facts, `${file}.source.json`] as const] : [])], force);
  return file;
}
