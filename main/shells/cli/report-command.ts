import { copyFile, cp, mkdir, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Answer } from '../../../preload/contract/answer.ts';
import { AppError } from '../../app-error.ts';
import { reportFromAnswer } from '../../report/report-from-answer.ts';
import { notFoundLines, sentenceLine } from './answer-lines.ts';
import { exitOf, namesOf } from './ask-command.ts';
import { type CliEngine, type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { type ScopeOptions, scopeOf, withScope } from './scope-options.ts';

interface ReportOptions extends ScopeOptions {
  question?: string;
  answer?: string;
  title?: string;
  author?: string;
  format: 'html' | 'md';
  out?: string;
}

/** `cuepoint report`: a report on a question, or on an answer that was given before. */
export function addReportCommand(program: Command): void {
  const command = program
    .command('report')
    .description('write a report on a question or an earlier answer')
    .option('--question <text>', 'ask this, and report on the answer')
    .option('--answer <id>', 'report on this earlier answer')
    .option('--title <text>', 'instead of the question')
    .option('--author <name>', 'instead of the name in the settings')
    .addOption(new Option('--format <format>').choices(['html', 'md']).default('html'))
    .option('--out <file>', 'write it here (a file or a folder) as well as into the library');
  withScope(command).action((options: ReportOptions) => runCommand(command, (context) => report(context, options)));
}

async function report({ out, open }: CommandContext, options: ReportOptions): Promise<ExitCode> {
  if ((options.question === undefined) === (options.answer === undefined)) {
    throw new AppError('BAD_INPUT', 'Give either --question or --answer.');
  }
  const engine = await open('own');
  const answer = await answerFor(engine, options);
  if (answer.status !== 'answered') {
    for (const line of notFoundLines(answer, await namesOf(engine))) out.note(line);
    out.json({ answer });
    return exitOf[answer.status];
  }
  for (const sentence of answer.sentences) out.note(sentenceLine(sentence));
  const exported = await exportAnswer(engine, answer, options);
  const path = options.out === undefined ? exported.path : await copyTo(exported.path, options.out);
  out.line(path);
  out.json({ answer, path, bytes: exported.bytes });
  return exitCode.ok;
}

async function answerFor(engine: CliEngine, options: ReportOptions): Promise<Answer> {
  if (options.question !== undefined) {
    const scope = await scopeOf(engine, options);
    return engine.stream('ask.run', { question: options.question, scope }, () => {});
  }
  const found = (await engine.call('answers.list', { limit: 200 })).find(({ id }) => id === options.answer);
  if (found !== undefined) return found;
  throw new AppError('NOT_FOUND', `No answer has the id “${options.answer}”; “cuepoint ask --json” prints ids.`);
}

/** Saves and exports a report on one answer. */
export async function exportAnswer(
  engine: CliEngine,
  answer: Answer,
  { title, author, format }: Pick<ReportOptions, 'title' | 'author' | 'format'>,
): Promise<{ path: string; bytes: number }> {
  const draft = reportFromAnswer(answer);
  const saved = await engine.call('reports.save', {
    title: title ?? draft.title,
    author: author ?? (await engine.call('settings.get', {})).author,
    items: draft.items,
  });
  return engine.call('reports.export', { id: saved.id, format });
}

/** A Markdown report takes its folder of pictures along; its links name that folder, so the folder keeps its name. */
async function copyTo(path: string, target: string): Promise<string> {
  const isFolder = /[/\\]$/.test(target) || (await stat(target).catch(() => undefined))?.isDirectory() === true;
  const file = resolve(isFolder ? join(target, path.slice(dirname(path).length + 1)) : target);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(path, file);
  const pictures = `${path.slice(0, path.length - extname(path).length)}-pictures`;
  if ((await stat(pictures).catch(() => undefined)) !== undefined) {
    await cp(pictures, join(dirname(file), pictures.slice(dirname(pictures).length + 1)), { recursive: true });
  }
  return file;
}
