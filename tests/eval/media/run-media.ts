import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Engine } from '../../../main/engine.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { openNodeEngine } from '../../../main/shells/node-engine.ts';
import { type AskedLibrary, scopesOf } from '../ask-questions.ts';
import { openModels } from '../gold/run-gold.ts';
import { readQuestions } from '../questions.ts';
import { describeWrong, type Outcome, scoreAnswer } from '../score.ts';

/**
 * Real files through the engine, each question in both scopes.
 * @param options.say gets a line for what went wrong @param options.library keeps the library there
 * @param options.noise so many files of the folder `noise` beside the questions lie in the library, too
 */
export async function runMedia(
  file: string,
  { say, library, noise = 0 }: { say: (line: string) => void; library: string | undefined; noise?: number },
): Promise<Outcome[]> {
  const libraryDir = library ? resolve(library) : mkdtempSync(join(tmpdir(), 'cuepoint-eval-'));
  const questions = readQuestions(file);
  const { engine, close } = await openNodeEngine({ libraryDir });
  const outcomes: Outcome[] = [];
  try {
    const folder = dirname(resolve(file));
    const ids = await takeIn(engine, [...new Set(questions.map((question) => question.asset))], folder);
    const others = await takeIn(engine, unrelated(folder, noise), folder);
    const all = [...new Set([...ids.values(), ...others.values()])];
    for (const scope of ['own', 'library'] as const) {
      for (const gold of questions.filter((one) => scopesOf(one).includes(scope))) {
        const id = ids.get(gold.asset)!;
        const began = performance.now();
        const answer = await engine.streams['ask.run'](
          { question: gold.question, scope: { assetIds: scope === 'own' ? [id] : all } },
          { signal: new AbortController().signal, emit() {} },
        );
        const outcome = scoreAnswer(gold, id, answer, scope, performance.now() - began);
        outcomes.push(outcome);
        describeWrong(gold, outcome, answer).forEach(say);
      }
    }
  } finally {
    await close();
    if (!library) rmSync(libraryDir, { recursive: true, force: true });
  }
  return outcomes;
}

/** The files of the questions in a library, which is opened without ingest and lasts as long as what is done with it. */
export async function withMedia<T>(
  file: string,
  options: { library: string | undefined; noise?: number },
  use: (asked: AskedLibrary) => Promise<T>,
): Promise<T> {
  const libraryDir = options.library ? resolve(options.library) : mkdtempSync(join(tmpdir(), 'cuepoint-eval-'));
  const names = [...new Set(readQuestions(file).map(({ asset }) => asset))];
  const { engine, close } = await openNodeEngine({ libraryDir });
  const folder = dirname(resolve(file));
  const take = (files: readonly string[]) => takeIn(engine, files, folder);
  const [ids, noise] = await take(names)
    .then(async (taken) => [taken, await take(unrelated(folder, options.noise ?? 0))] as const)
    .finally(close);
  const library = openLibrary(libraryDir, { log: silentLog });
  const models = openModels();
  try {
    return await use({ library, models, ids, others: [...noise.values()] });
  } finally {
    library.close();
    await models.close();
    if (!options.library) rmSync(libraryDir, { recursive: true, force: true });
  }
}

/** @throws Error where there are not so many */
function unrelated(folder: string, count: number): string[] {
  if (count === 0) return [];
  const noise = join(folder, 'noise');
  const names = existsSync(noise) ? readdirSync(noise).filter((name) => /\.(?:mp4|mkv|png|jpg)$/.test(name)) : [];
  if (names.length < count) throw new Error(`${noise} holds ${names.length} unrelated files, not ${count}.`);
  return names
    .sort()
    .slice(0, count)
    .map((name) => join('noise', name));
}

/** Takes the files in for real and waits; the id of each by its name in the questions. */
async function takeIn(engine: Engine, names: readonly string[], folder: string): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const paths = names.map((name) => resolve(folder, name));
  const { skipped } = await engine.calls['ingest.add']({ paths });
  for (const { path, reason } of skipped) throw new Error(`${path} was not taken in: ${reason}`);
  let told = '';
  const stop = engine.on('jobs.changed', ({ jobs }) => {
    const line = jobs.map((job) => `${job.name} ${Math.round(100 * job.fraction)}%`).join('  ');
    if (line !== told && process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
    told = line;
  });
  await engine.idle();
  stop();
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
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
