/**
 * `npm run eval -- FILE.jsonl|FOLDER [--json OUT] [--library DIR] [--wrong]`: takes in the files that the questions name (relative to the
 * questions' folder), asks each question in its own file and in one library of all files, and prints the figures by kind.
 * A folder instead of a file (tests/eval/dev) is a written library with its questions: no media needed, half a minute.
 * `npm run eval -- rerank DIR [--json OUT] [--vlm FOLDER] [--clip FOLDER]`: DIR holds frames/ and queries.jsonl; prints how well the model that
 * looks at pictures ranks them, for budgets of 64 to 8 tokens a frame, beside the order of retrieval.
 * `npm run eval -- text [--json OUT] [--wrong]`: character error rates of the text readers on drawn slides, captions and signs.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../../main/engine.ts';
import { openNodeEngine } from '../../main/shells/node-engine.ts';
import { figuresOf, table } from './figures.ts';
import { runGold } from './gold/run-gold.ts';
import { readQuestions } from './questions.ts';
import { rerankTable, runRerank } from './rerank/run-rerank.ts';
import { describeWrong, type Outcome, scoreAnswer } from './score.ts';
import { runText, textTable } from './text/run-text.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    library: { type: 'string' },
    wrong: { type: 'boolean' },
    vlm: { type: 'string' },
    clip: { type: 'string' },
  },
});
const [file, set] = positionals;
if (!file || (file === 'rerank' && !set)) {
  console.error('Usage: npm run eval -- FILE.jsonl|FOLDER [--json OUT] [--library DIR] [--wrong]');
  console.error('       npm run eval -- rerank DIR [--json OUT] [--vlm FOLDER] [--clip FOLDER]');
  console.error('       npm run eval -- text [--json OUT] [--wrong]');
  process.exit(2);
}
if (file === 'rerank') {
  const figures = await runRerank(set!, values);
  console.log(rerankTable(figures));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ set: resolve(set!), ...figures }, null, 1)}\n`);
  process.exit(0);
}
if (file === 'text') {
  const rows = await runText(values.wrong ? (line) => console.log(line) : () => {});
  console.log(textTable(rows));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 1)}\n`);
  process.exit(0);
}
const say = values.wrong ? (line: string) => console.log(line) : () => {};
const outcomes = statSync(file).isDirectory() ? await runGold(file, say) : await runMedia(file);
const results = figuresOf(outcomes);
console.log(table(results));
if (values.json) {
  writeFileSync(values.json, `${JSON.stringify({ file: resolve(file), ...results, questions: outcomes }, null, 1)}\n`);
}

/** Real files through the engine, each question in both scopes. */
async function runMedia(file: string): Promise<Outcome[]> {
  const libraryDir = values.library ? resolve(values.library) : mkdtempSync(join(tmpdir(), 'cuepoint-eval-'));
  const questions = readQuestions(file);
  const { engine, close } = await openNodeEngine({ libraryDir });
  const outcomes: Outcome[] = [];
  try {
    const ids = await takeIn(engine, [...new Set(questions.map((question) => question.asset))], dirname(resolve(file)));
    for (const scope of ['own', 'library'] as const) {
      for (const gold of questions) {
        const id = ids.get(gold.asset)!;
        const began = performance.now();
        const answer = await engine.streams['ask.run'](
          { question: gold.question, scope: { assetIds: scope === 'own' ? [id] : [...new Set(ids.values())] } },
          { signal: new AbortController().signal, emit() {} },
        );
        const outcome = scoreAnswer(gold, id, answer, scope, performance.now() - began);
        outcomes.push(outcome);
        describeWrong(gold, outcome, answer).forEach(say);
      }
    }
  } finally {
    await close();
    if (!values.library) rmSync(libraryDir, { recursive: true, force: true });
  }
  return outcomes;
}

/** Takes the files in for real and waits; the id of each by its name in the questions. */
async function takeIn(engine: Engine, names: readonly string[], folder: string): Promise<Map<string, string>> {
  const paths = names.map((name) => resolve(folder, name));
  const { skipped } = await engine.calls['ingest.add']({ paths });
  for (const { path, reason } of skipped) throw new Error(`${path} was not taken in: ${reason}`);
  let told = '';
  const stop = engine.on('jobs.changed', ({ jobs }) => {
    const line = jobs.map((job) => `${job.name} ${Math.round(100 * job.fraction)}%`).join('  ');
    if (line !== told) process.stderr.write(`\r${line}\u001b[K`);
    told = line;
  });
  await engine.idle();
  stop();
  process.stderr.write('\r\u001b[K');
  const jobs = await engine.calls['ingest.jobs']({});
  const assets = await engine.calls['library.list']({});
  return new Map(
    names.map((name, i) => {
      const failed = jobs.findLast((job) => job.path === paths[i] && job.error);
      const asset = assets.find((one) => one.paths.includes(paths[i]!));
      if (!asset) throw new Error(`${name} is not in the library: ${failed?.error?.message ?? 'no job took it in'}`);
      return [name, asset.id];
    }),
  );
}
