import type { Command } from 'commander';
import type { Answer } from '../../../preload/contract/answer.ts';
import { pastTurnOf } from '../../../preload/contract/past-turn.ts';
import { stillIn } from '../../../preload/contract/still.ts';
import { type Files, notFoundLines, sentenceLine, traceLines } from './answer-lines.ts';
import { type CliEngine, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { givenWords } from './given-words.ts';
import { type ScopeOptions, scopeOf, withScope } from './scope-options.ts';

export const exitOf: Record<Answer['status'], ExitCode> = {
  answered: exitCode.ok,
  notFound: exitCode.nothingFound,
  stopped: exitCode.cancelled,
};

/** `cuepoint ask QUESTION`: prints each sentence as it is found, with its citations. */
export function addAskCommand(program: Command): void {
  const command = program
    .command('ask')
    .description('answer a question from the library, citing file and second')
    .argument('<question...>')
    .option('--after <question>', 'a question that it follows on, which is answered first without being printed')
    .option('--trace', 'also print how the answer was found');
  withScope(command).action((words: string[], options: ScopeOptions & { after?: string; trace?: boolean }) =>
    runCommand(command, async ({ out, open }) => {
      const question = givenWords(words, 'a question');
      const after = options.after === undefined ? undefined : givenWords(options.after, 'a question');
      const engine = await open('prefer-own');
      const scope = await scopeOf(engine, options);
      const before = after === undefined ? [] : [await engine.stream('ask.run', { question: after, scope }, () => {})];
      const asked = { question, scope, turns: before.map(pastTurnOf) };
      const files = await filesOf(engine);
      const answer = await engine.stream('ask.run', asked, (event) => {
        if (event.type === 'stage') out.status(`${event.name} …`);
        if (event.type === 'sentence') out.line(sentenceLine(event.sentence, files));
      });
      if (answer.status === 'notFound') for (const line of notFoundLines(answer, files)) out.line(line);
      if (options.trace) for (const line of traceLines(answer.trace, files)) out.note(line);
      out.json(answer);
      return exitOf[answer.status];
    }),
  );
}

/** The library's files, by id. */
export async function filesOf(engine: CliEngine): Promise<Files> {
  const assets = await engine.call('library.list', {});
  const names = new Map(assets.map(({ id, name }) => [id, name]));
  return { nameOf: (assetId) => names.get(assetId) ?? assetId.slice(0, 12), isStill: stillIn(assets) };
}
