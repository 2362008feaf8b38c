import type { Command } from 'commander';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { speakerOf } from '../../../preload/contract/speaker.ts';
import { AppError } from '../../app-error.ts';
import { timeText } from '../../report/time-text.ts';
import { type CliEngine, type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { findAssets } from './find-assets.ts';
import { parseTime } from './scope-options.ts';

interface Options {
  replace?: string;
  with?: string;
  part?: boolean;
  case?: boolean;
  dryRun?: boolean;
  speaker?: string;
  original?: boolean;
  from?: number;
  to?: number;
}

/** `cuepoint transcript FILE`: what is said, line by line; replaces words in it and names who speaks. */
export function addTranscriptCommand(program: Command): void {
  const command = program
    .command('transcript')
    .description('print what is said in a file, replace words in it, or name who speaks')
    .argument('<file>', 'a file of the library: name, path or id')
    .option('--original', 'print what was recognised beside what was put right')
    .option('--replace <words>', 'put other words in place of these, in this file')
    .option('--with <words>', 'the other words; “” takes them out')
    .option('--part', 'with --replace: also where they are part of a word')
    .option('--case', 'with --replace: only in this upper and lower case')
    .option('--dry-run', 'with --replace: print what would change, change nothing')
    .option('--speaker <name>', 'name who speaks from --from to --to; “” takes the name away')
    .option('--from <time>', 'from this time on, as m:ss or seconds', parseTime)
    .option('--to <time>', 'up to this time', parseTime);
  command.action((file: string, options: Options) =>
    runCommand(command, async (context) => {
      if (options.replace !== undefined && options.speaker !== undefined)
        throw new AppError('BAD_INPUT', 'Give either --replace or --speaker, one after the other.');
      if ((options.replace === undefined) !== (options.with === undefined))
        throw new AppError('BAD_INPUT', 'Give --replace together with --with.');
      const writes = (options.replace !== undefined && !options.dryRun) || options.speaker !== undefined;
      const engine = await context.open(writes ? 'own' : 'read');
      const [asset] = findAssets(await engine.call('library.list', {}), [file]);
      if (options.replace !== undefined) return replace(context, engine, asset!, options);
      if (options.speaker !== undefined) return name(context, engine, asset!, options);
      return print(context, engine, asset!, options);
    }),
  );
}

/** Lines by time, of the kind that the exports write: speech, or subtitles where nobody was heard. */
async function linesOf(engine: CliEngine, asset: Asset, { from = 0, to = Number.POSITIVE_INFINITY }: Options) {
  const all = await engine.call('library.evidence', { assetId: asset.id, kinds: ['speech', 'subtitle'] });
  const heard = all.filter(({ kind }) => kind === 'speech');
  return (heard.length > 0 ? heard : all).filter(({ start, end }) => end > from && start < to);
}

async function print({ out }: CommandContext, engine: CliEngine, asset: Asset, options: Options): Promise<ExitCode> {
  const lines = await linesOf(engine, asset, options);
  for (const line of lines) {
    out.line(lineText(line));
    if (options.original && line.original && line.original.text !== line.text)
      out.line(`    was: ${line.original.text}`);
  }
  const lost = await engine.call('transcript.lost', { assetId: asset.id });
  if (lost.length > 0) out.note(`Corrections that could not be placed since the file was read again: ${lost.length}.`);
  if (lines.length === 0) out.note('Nothing is said there, and there are no subtitles.');
  out.json({ lines, lost });
  return lines.length > 0 ? exitCode.ok : exitCode.nothingFound;
}

function lineText(line: Evidence): string {
  const speaker = speakerOf(line);
  return `[${timeText(line.start)}] ${speaker === null ? '' : `${speaker}: `}${line.text}`;
}

async function replace({ out }: CommandContext, engine: CliEngine, asset: Asset, options: Options): Promise<ExitCode> {
  const { lines, total, emptied } = await engine.call('transcript.replacements', {
    find: options.replace!,
    with: options.with!,
    wholeWord: !options.part,
    matchCase: options.case === true,
    assetIds: [asset.id],
  });
  const inTime = lines.filter(({ start }) => start >= (options.from ?? 0) && start <= (options.to ?? start));
  for (const { start, text, after } of inTime) out.line(`[${timeText(start)}] ${text}\n    → ${after}`);
  if (emptied > 0) out.note(`Lines that would be left without words stay as they are: ${emptied}.`);
  if (total > lines.length) out.note(`${total - lines.length} more lines hold these words: run this again for them.`);
  if (inTime.length > 0 && !options.dryRun) {
    await engine.call('transcript.correct', {
      edits: inTime.map(({ evidenceId, after }) => ({ evidenceId, text: after })),
    });
    await engine.idle();
  }
  const counted = inTime.length === 1 ? '1 line' : `${inTime.length} lines`;
  out.note(`${options.dryRun ? 'Would change' : 'Changed'} ${counted}.`);
  out.json({ lines: inTime, emptied, dryRun: options.dryRun === true });
  return inTime.length > 0 ? exitCode.ok : exitCode.nothingFound;
}

async function name({ out }: CommandContext, engine: CliEngine, asset: Asset, options: Options): Promise<ExitCode> {
  const lines = await linesOf(engine, asset, options);
  if (lines.length > 0) {
    const edits = lines.map(({ id }) => ({ evidenceId: id, speaker: options.speaker! }));
    await engine.call('transcript.correct', { edits });
    await engine.idle();
  }
  const named = await linesOf(engine, asset, options);
  for (const line of named) out.line(lineText(line));
  out.json({ lines: named });
  return named.length > 0 ? exitCode.ok : exitCode.nothingFound;
}
