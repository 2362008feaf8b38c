/**
 * `npm run eval -- FILE.jsonl|FOLDER [--json OUT] [--html OUT] [--compare OLD.json] [--noise N] [--library DIR] [--wrong] [--phrasings]`
 *
 * A file of questions names media beside it: they are taken in, each question is asked in its own file and in one library of all files.
 * A folder (tests/eval/dev) is a written library with its questions: no media needed, half a minute; `--noise N` adds N other files to either.
 * `--phrasings` asks a folder's questions in other people's words, where it has them.
 * Of a set beside which there is a file called `sealed` figures are told only.
 * `--compare` holds the run against an earlier one's JSON and exits with 1 where a figure fell by more than chance explains.
 * `npm run eval -- rerank DIR [--json OUT] [--vlm FOLDER] [--clip FOLDER]`: DIR holds frames/ and queries.jsonl; prints how well the model that
 * looks at pictures ranks them, for budgets of 64 to 8 tokens a frame, beside the order of retrieval.
 * `npm run eval -- ablation FILE.jsonl|FOLDER [--json OUT] [--library DIR]`: turns one part of the question path at a time, and tells what
 * each gives.
 * `npm run eval -- scale FILE.jsonl|FOLDER [--json OUT] [--library DIR]`: each question in its own file, in the set's library and among 2 and 10
 * unrelated files; a written library also among 100.
 * `npm run eval -- weights SET[=LIBRARY]…`: fits what the signs of an answer weigh (main/answer/weights.ts) and tells how that does on each set
 * when the others alone are fitted.
 * `npm run eval -- text [--json OUT] [--wrong]`: character error rates of the text readers on drawn slides, captions and signs.
 * `npm run eval -- tables [N] [--json OUT] [--wrong]`: how many cells of N made tables of each half are read right, short ones above all.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AblationRow, ablationTable, runAblation } from './ablation/run-ablation.ts';
import type { AskedLibrary } from './ask-questions.ts';
import { changesOf, changeTable } from './compare.ts';
import { figuresOf, table } from './figures.ts';
import { runGold, withGold } from './gold/run-gold.ts';
import { runMedia, withMedia } from './media/run-media.ts';
import { resultsPage } from './page.ts';
import { readQuestions } from './questions.ts';
import { rerankTable, runRerank } from './rerank/run-rerank.ts';
import { runScale, scaleMedia, scaleTable } from './run-scale.ts';
import type { Outcome } from './score.ts';
import { isSealed, withoutWords } from './sealed.ts';
import { runTables, tablesTable } from './tables/run-tables.ts';
import { runText, textTable } from './text/run-text.ts';
import { runWeights } from './weights/run-weights.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    html: { type: 'string' },
    compare: { type: 'string' },
    noise: { type: 'string', default: '0' },
    library: { type: 'string' },
    wrong: { type: 'boolean' },
    phrasings: { type: 'boolean' },
    vlm: { type: 'string' },
    clip: { type: 'string' },
  },
});
const [file, set, ...more] = positionals;
if (!file || (['rerank', 'scale', 'ablation', 'weights'].includes(file) && !set)) {
  console.error(
    'Usage: npm run eval -- FILE.jsonl|FOLDER [--json OUT] [--html OUT] [--compare OLD.json] [--noise N] [--library DIR] [--wrong] [--phrasings]',
  );
  console.error('       npm run eval -- rerank DIR [--json OUT] [--vlm FOLDER] [--clip FOLDER]');
  console.error('       npm run eval -- scale FILE.jsonl|FOLDER [--json OUT] [--library DIR]');
  console.error('       npm run eval -- ablation FILE.jsonl|FOLDER [--json OUT] [--library DIR]');
  console.error('       npm run eval -- weights SET[=LIBRARY]…');
  console.error('       npm run eval -- text [--json OUT] [--wrong]');
  console.error('       npm run eval -- tables [N] [--json OUT] [--wrong]');
  process.exit(2);
}
const keep = (path: string | undefined, value: object): void => {
  if (path) writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
};
if (file === 'rerank') {
  const figures = await runRerank(set!, values);
  console.log(rerankTable(figures));
  keep(values.json, { set: resolve(set!), ...figures });
} else if (file === 'scale') {
  const rows = statSync(set!).isDirectory() ? await runScale(set!) : await scaleMedia(set!, values.library);
  console.log(scaleTable(rows));
  keep(values.json, { set: resolve(set!), rows });
} else if (file === 'weights') {
  console.log(await runWeights([set!, ...more]));
} else if (file === 'text') {
  const rows = await runText(values.wrong ? (line) => console.log(line) : () => {});
  console.log(textTable(rows));
  keep(values.json, rows);
} else if (file === 'tables') {
  const figures = await runTables(Number(set ?? 60), values.wrong ? (line) => console.log(line) : () => {});
  console.log(tablesTable(figures));
  keep(values.json, figures);
} else if (file === 'ablation') {
  const rows = await ablate(set!);
  console.log(ablationTable(rows));
  keep(values.json, { set: resolve(set!), rows });
} else {
  process.exitCode = await ask(file);
}

async function ask(file: string): Promise<number> {
  const isFolder = statSync(file).isDirectory();
  const sealed = isSealed(file);
  const say = values.wrong && !sealed ? (line: string) => console.log(line) : () => {};
  const noise = Number(values.noise);
  const all = isFolder
    ? await runGold(file, { say, noise, phrasings: values.phrasings })
    : await runMedia(file, { say, library: values.library, noise });
  // What nobody may tune on nobody sees: a number for each question is all that a comparison needs.
  const outcomes = sealed ? all.map(withoutWords) : all;
  const results = figuresOf(outcomes);
  console.log(table(results));
  const changes = values.compare ? changesOf(earlier(values.compare), outcomes) : [];
  if (changes.length > 0) console.log(changeTable(changes));
  keep(values.json, { file: resolve(file), ...results, questions: outcomes });
  if (values.html) writeFileSync(values.html, resultsPage(basename(file), results, outcomes, changes));
  return changes.some(({ fell }) => fell) ? 1 : 0;
}

function ablate(set: string): Promise<AblationRow[]> {
  const isFolder = statSync(set).isDirectory();
  const questions = readQuestions(isFolder ? join(set, 'questions.jsonl') : set);
  const use = (asked: AskedLibrary) => runAblation(asked, questions, (line) => console.error(line));
  return isFolder ? withGold(set, Number(values.noise), use) : withMedia(set, { library: values.library }, use);
}

function earlier(path: string): Outcome[] {
  const { questions } = JSON.parse(readFileSync(path, 'utf8')) as { questions?: Outcome[] };
  if (!questions) throw new Error(`${path} is no earlier run: make one with --json.`);
  return questions;
}
