import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ExportFormat, type ExportMoment, exportFormat } from '../../../preload/contract/export.ts';
import { runCommand } from './command-context.ts';
import { exitCode } from './exit-code.ts';
import { findAssets } from './find-assets.ts';
import { parseTime } from './scope-options.ts';

/** `cuepoint export FILE`: its words, its evidence, or marks for a video editor. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description('write subtitles, a spreadsheet, or markers for a video editor')
    .argument('<file>', 'a file of the library: name, path or id')
    .addOption(new Option('--format <format>').choices(exportFormat.options).makeOptionMandatory())
    .option('--moment <span>', 'mark this: 0:17-0:29, or 0:17-0:29=Name; may be given again', addMoment, [])
    .option('--out <file>', 'write it here (a file or a folder) as well as into the library');
  type Options = { format: ExportFormat; moment: ExportMoment[]; out?: string };
  command.action((file: string, { format, moment: moments, out: target }: Options) =>
    runCommand(command, async ({ out, open }) => {
      const engine = await open('read');
      const [asset] = findAssets(await engine.call('library.list', {}), [file]);
      const exported = await engine.call('library.export', { assetId: asset!.id, format, moments });
      const path = target === undefined ? exported.path : await copyTo(exported.path, target);
      out.line(path);
      out.json({ ...exported, path });
      return exitCode.ok;
    }),
  );
}

/** `0:17-0:29=Tide table`, `1:06` */
function addMoment(value: string, before: ExportMoment[]): ExportMoment[] {
  const [span = '', ...name] = value.split('=');
  const [from = '', to = from, ...more] = span.split('-');
  if (more.length > 0) throw new InvalidArgumentError('Give a span such as 0:17-0:29.');
  return [...before, { start: parseTime(from), end: parseTime(to), name: name.join('=') || span }];
}

async function copyTo(path: string, target: string): Promise<string> {
  const isFolder = /[/\\]$/.test(target) || (await stat(target).catch(() => undefined))?.isDirectory() === true;
  const file = resolve(isFolder ? join(target, basename(path)) : target);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(path, file);
  const facts = `${path}.source.json`;
  if ((await stat(facts).catch(() => undefined)) !== undefined) await copyFile(facts, `${file}.source.json`);
  return file;
}
