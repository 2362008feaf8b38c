import { type Command, InvalidArgumentError } from 'commander';
import { type EvidenceKind, evidenceKind } from '../../../preload/contract/evidence.ts';
import { momentLine } from './answer-lines.ts';
import { filesOf } from './ask-command.ts';
import { runCommand } from './command-context.ts';
import { exitCode } from './exit-code.ts';
import { givenWords } from './given-words.ts';
import { type ScopeOptions, scopeOf, withScope } from './scope-options.ts';

/** `cuepoint search WORDS`: moments by words and meaning, best first. */
export function addSearchCommand(program: Command): void {
  const command = program
    .command('search')
    .description('find moments by words and meaning')
    .argument('<words...>')
    .option('--kind <kind>', `only ${evidenceKind.options.join(', ')}; may be given again`, addKind, [])
    .option('--limit <n>', 'at most so many', parseLimit, 10);
  type Options = ScopeOptions & { kind: EvidenceKind[]; limit: number };
  withScope(command).action((words: string[], options: Options) =>
    runCommand(command, async ({ out, open }) => {
      const query = givenWords(words, 'what to look for', 1000);
      const engine = await open('read');
      const scope = await scopeOf(engine, options);
      const { kind: kinds, limit } = options;
      const found = await engine.call('search.run', { query, kinds, scope, limit });
      const files = await filesOf(engine);
      for (const moment of found.moments) out.line(momentLine(moment, files));
      if (found.moments.length === 0) out.note('Nothing found; try other words.');
      out.json(found);
      return found.moments.length > 0 ? exitCode.ok : exitCode.nothingFound;
    }),
  );
}

function addKind(value: string, before: EvidenceKind[]): EvidenceKind[] {
  const kind = evidenceKind.safeParse(value);
  if (!kind.success) throw new InvalidArgumentError(`Give one of ${evidenceKind.options.join(', ')}.`);
  return [...before, kind.data];
}

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new InvalidArgumentError('Give a number from 1 to 200.');
  return limit;
}
