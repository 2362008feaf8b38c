/** `npm run demo`: the whole way without a window, in a library that is thrown away at the end; the report stays. */
import { mkdtempSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import type { Answer } from '../../../preload/contract/answer.ts';
import { ensureTools } from '../../media/ensure-tools.ts';
import { samplePaths } from '../../sample/sample.ts';
import { appRoot } from '../app-paths.ts';
import { notFoundLines, sentenceLine } from './answer-lines.ts';
import { filesOf } from './ask-command.ts';
import { type CliEngine, type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { takeIn } from './ingest-command.ts';
import { createProgress } from './ingest-progress.ts';
import { exportAnswer } from './report-command.ts';

/** Each needs another kind of evidence: a table on a slide, a chart, speech, a subtitle; the files do not answer the last. */
const questions = [
  'How high is the low water in the tide table?',
  'Which gauge has the largest mean tidal range?',
  'What should you leave with the harbour office?',
  'On which day can the work on the roof begin?',
  'What does the talk say about tsunamis?',
];

async function demo({ out, open, signal }: CommandContext): Promise<ExitCode> {
  const { env, platform } = process;
  await ensureTools({ env, platform, userId: process.getuid?.(), say: (line) => out.note(line) });
  const engine = await open('own');
  out.line('Taking in the sample: a talk of 1:20 and a meeting of 0:38 …');
  const { jobs } = await takeIn(
    engine,
    samplePaths(join(appRoot, 'main', 'sample', 'media')),
    createProgress(out),
    signal,
  );
  if (jobs.some((job) => job.state !== 'done')) return signal.aborted ? exitCode.cancelled : exitCode.failed;
  const files = await filesOf(engine);
  let reported: Answer | undefined;
  for (const question of questions) {
    out.line();
    out.line(`? ${question}`);
    const answer = await ask(engine, question);
    for (const sentence of answer.sentences) out.line(`  ${sentenceLine(sentence, files)}`);
    if (answer.status === 'notFound') for (const line of notFoundLines(answer, files)) out.line(`  ${line}`);
    if (answer.status === 'answered') reported ??= answer;
  }
  if (reported === undefined) return exitCode.failed;
  const { path } = await exportAnswer(engine, reported, { format: 'html' });
  const kept = join(tmpdir(), `cuepoint-demo-${process.pid}-${basename(path)}`);
  await copyFile(path, kept);
  out.line();
  out.line(`Report: ${kept}`);
  return exitCode.ok;
}

const ask = (engine: CliEngine, question: string): Promise<Answer> =>
  engine.stream('ask.run', { question, scope: { assetIds: [] } }, () => {});

const library = mkdtempSync(join(tmpdir(), 'cuepoint-demo-'));
const program = new Command('demo').option('--verbose').option('--json');
program.action(() => runCommand(program.setOptionValue('library', library), demo));
try {
  await program.parseAsync();
} finally {
  await rm(library, { recursive: true, force: true });
}
