import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { Answer } from '../../../preload/contract/answer.ts';
import type { ExportedFile } from '../../../preload/contract/export.ts';
import {
  type Report,
  type ReportDraft,
  type ReportTemplate,
  reportTemplate,
} from '../../../preload/contract/report.ts';
import { type PaperSize, paperSize, type ReportFormat, reportFormat } from '../../../preload/contract/report-format.ts';
import { AppError } from '../../app-error.ts';
import { reportFromAnswer } from '../../report/report-from-answer.ts';
import { notFoundLines, sentenceLine } from './answer-lines.ts';
import { exitOf, filesOf } from './ask-command.ts';
import { type CliEngine, type CommandContext, runCommand } from './command-context.ts';
import { deliverReport } from './deliver-report.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { givenWords } from './given-words.ts';
import { addNamedMoment, momentItems, type NamedMoment, readNamedMoments } from './report-moments.ts';
import { type ScopeOptions, scopeOf, withScope } from './scope-options.ts';

interface HeadOptions {
  title?: string;
  author?: string;
  date?: string;
  template?: ReportTemplate;
}

interface ReportOptions extends ScopeOptions, HeadOptions {
  question?: string;
  answer?: string;
  report?: string;
  moments: string[];
  moment: NamedMoment[];
  format?: ReportFormat;
  paper?: PaperSize;
  out?: string;
  force?: boolean;
}

/** `cuepoint report`: a report on a question, an earlier answer or moments, or one that was made in the app, as a file. */
export function addReportCommand(program: Command): void {
  const command = program
    .command('report')
    .description('write a report on a question, an earlier answer or moments, or one that is in the library')
    .option('--question <text>', 'ask this, and report on the answer')
    .option('--answer <id>', 'report on this earlier answer')
    .option('--moments <file...>', 'report on the moments of a list: JSON or CSV of asset, start, end, note', [])
    .option('--moment <moment>', 'report on this: talk.mp4@0:42-0:50=Note; may be given again', addNamedMoment, [])
    .option('--report <id>', 'write this report of the library, by id or title')
    .option('--title <text>', 'instead of the question or the file')
    .option('--author <name>', 'instead of the name in the settings')
    .option('--date <day>', 'instead of today, as YYYY-MM-DD')
    .addOption(new Option('--template <template>', 'how it is laid out').choices(reportTemplate.options))
    .addOption(new Option('--format <format>', 'default: what --out ends in, else html').choices(reportFormat.options))
    .addOption(new Option('--paper <paper>', 'of pdf and docx; default: by region').choices(paperSize.options))
    .option('--out <file>', 'write it here (a file or a folder) as well as into the library')
    .option('--force', 'write over what --out names');
  withScope(command).action((options: ReportOptions) => runCommand(command, (context) => report(context, options)));
}

async function report(context: CommandContext, options: ReportOptions): Promise<ExitCode> {
  const { question, answer, report: named, moment, moments } = options;
  const sources = [question, answer, named, moment.length + moments.length > 0 ? moments : undefined];
  if (sources.filter((source) => source !== undefined).length !== 1) {
    throw new AppError('BAD_INPUT', 'Give one of --question, --answer, --report, or --moments with --moment.');
  }
  if (named !== undefined) return reportOfLibrary(context, named, options);
  const engine = await context.open('own');
  if (question === undefined && answer === undefined) return reportOnMoments(context, engine, options);
  return reportOnAnswer(context, engine, await answerFor(engine, options), options);
}

async function reportOnAnswer(
  { out }: CommandContext,
  engine: CliEngine,
  answer: Answer,
  options: ReportOptions,
): Promise<ExitCode> {
  const files = await filesOf(engine);
  if (answer.status !== 'answered') {
    for (const line of notFoundLines(answer, files)) out.note(line);
    out.json({ answer });
    return exitOf[answer.status];
  }
  for (const sentence of answer.sentences) out.note(sentenceLine(sentence, files));
  return finish(out, { answer }, await exportAnswer(engine, answer, options), options);
}

async function reportOnMoments({ out }: CommandContext, engine: CliEngine, options: ReportOptions): Promise<ExitCode> {
  const listed = await Promise.all(options.moments.map(readNamedMoments));
  const named = [...listed.flat(), ...options.moment];
  const items = await momentItems(engine, named);
  const files = new Set(named.map(({ file }) => file));
  const title = files.size === 1 ? [...files][0]! : `Moments of ${files.size} files`;
  const saved = await save(engine, { title, items }, options);
  return finish(out, { report: saved.id }, await exportSaved(engine, saved, options), options);
}

/** A report of the library is not changed by what the command line says of it: that holds for a copy, which goes again. */
async function reportOfLibrary({ out, open }: CommandContext, name: string, options: ReportOptions): Promise<ExitCode> {
  const { title, author, date, template } = options;
  const isAsItIs = [title, author, date, template].every((one) => one === undefined);
  const engine = await open(isAsItIs ? 'prefer-own' : 'own');
  const found = findReport(await engine.call('reports.list', {}), name);
  if (isAsItIs) return finish(out, { report: found.id }, await exportSaved(engine, found, options), options);
  const copy = await save(engine, found, options);
  const exported = await exportSaved(engine, copy, options).finally(() =>
    engine.call('reports.remove', { id: copy.id }),
  );
  return finish(out, { report: found.id }, exported, options);
}

function findReport(reports: readonly Report[], name: string): Report {
  const same = (title: string) => title.trim().toLowerCase() === name.trim().toLowerCase();
  const [found, ...others] = [
    ...reports.filter(({ id }) => id === name),
    ...reports.filter(({ title }) => same(title)),
  ];
  if (found === undefined) {
    throw new AppError('NOT_FOUND', `No report has the id or title “${name}”; the app lists them beside its report.`);
  }
  if (found.id !== name && others.length > 0) {
    const ids = [found, ...others].map(({ id }) => id).join(', ');
    throw new AppError('BAD_INPUT', `“${name}” is the title of several reports; give one of the ids ${ids}.`);
  }
  return found;
}

async function answerFor(engine: CliEngine, options: ReportOptions): Promise<Answer> {
  if (options.question !== undefined) {
    const scope = await scopeOf(engine, options);
    return engine.stream('ask.run', { question: givenWords(options.question, 'a question'), scope }, () => {});
  }
  const found = (await engine.call('answers.list', { limit: 200 })).find(({ id }) => id === options.answer);
  if (found !== undefined) return found;
  throw new AppError('NOT_FOUND', `No answer has the id “${options.answer}”; “cuepoint ask --json” prints ids.`);
}

/** Saves and exports a report on one answer. */
export async function exportAnswer(
  engine: CliEngine,
  answer: Answer,
  options: HeadOptions & Pick<ReportOptions, 'format' | 'paper' | 'out'>,
): Promise<ExportedFile> {
  return exportSaved(engine, await save(engine, reportFromAnswer(answer), options), options);
}

async function save(
  engine: CliEngine,
  draft: Pick<ReportDraft, 'title' | 'items'> & Partial<ReportDraft>,
  { title, author, date, template }: HeadOptions,
): Promise<Report> {
  return engine.call('reports.save', {
    title: title ?? draft.title,
    author: author ?? draft.author ?? (await engine.call('settings.get', {})).author,
    date: date ?? draft.date ?? '',
    template: template ?? draft.template ?? 'brief',
    items: draft.items,
  });
}

function exportSaved(
  engine: CliEngine,
  { id }: Pick<Report, 'id'>,
  { format, paper, out }: Pick<ReportOptions, 'format' | 'paper' | 'out'>,
): Promise<ExportedFile> {
  const ending = reportFormat.safeParse(
    extname(out ?? '')
      .slice(1)
      .toLowerCase(),
  );
  return engine.call('reports.export', { id, format: format ?? (ending.success ? ending.data : 'html'), paper });
}

async function finish(
  out: CommandContext['out'],
  about: object,
  { path: exported, bytes, note }: ExportedFile,
  { out: target, force = false }: Pick<ReportOptions, 'out' | 'force'>,
): Promise<ExitCode> {
  const path = target === undefined ? exported : await deliverReport(exported, target, force);
  if (note !== undefined) out.note(note);
  out.line(path);
  out.json({ ...about, path, bytes, ...(note !== undefined && { note }) });
  return exitCode.ok;
}
