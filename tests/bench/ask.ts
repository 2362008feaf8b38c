/**
 * `npm run bench -- ask [--json OUT]`: how long each stage of the way from a question to its answer takes, in written libraries of 1, 10
 * and 100 files (tests/eval), scope all of them. Retrieval without the time of the embedding model is to stay within 50 ms in 95 of 100 cases.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAsker } from '../../main/answer/ask.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { textScorer } from '../../main/retrieval/rerank.ts';
import { createRetriever } from '../../main/retrieval/retrieve.ts';
import type { Retrieve } from '../../main/retrieval-port.ts';
import { fillLibrary, type GoldAsset } from '../eval/gold/gold-library.ts';
import { openModels } from '../eval/gold/run-gold.ts';
import { unrelatedFiles } from '../eval/gold/unrelated-files.ts';
import { readQuestions } from '../eval/questions.ts';
import { percentile } from './statistics.ts';

const SIZES = [1, 10, 100];
/** Questions that are asked of each library, spread over the set. */
const ASKED = 60;
const SET = fileURLToPath(new URL('../eval/dev/', import.meta.url));

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const own = JSON.parse(readFileSync(join(SET, 'library.json'), 'utf8')) as GoldAsset[];
const models = openModels();
const rows = [];
for (const size of SIZES) rows.push(await measure(size));
await models.close();
const names = Object.keys(rows[0]!.stages);
console.log(`ms, p50 / p95, ${cpus().length} cores (${cpus()[0]!.model.trim()})`);
console.log(['files', 'evidence', ...names].map((one) => one.padStart(16)).join(' '));
for (const { files, evidence, stages } of rows) {
  const cells = names.map((name) => `${stages[name]!.p50.toFixed(1)} / ${stages[name]!.p95.toFixed(1)}`);
  console.log([String(files), String(evidence), ...cells].map((one) => one.padStart(16)).join(' '));
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ cores: cpus().length, rows }, null, 1)}\n`);

async function measure(size: number) {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-bench-ask-'));
  const library = openLibrary(dir, { log: silentLog });
  try {
    const files = [...own, ...unrelatedFiles(SET, Math.max(0, size - own.length))].slice(0, size);
    const ids = await fillLibrary(library, models, files);
    const clock = () => performance.now();
    const times = new Map<string, number[]>();
    const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
    const find = createRetriever({ library, models, reranker: textScorer, findPictures: async () => undefined, clock });
    let retrieving = 0;
    const retrieve: Retrieve = async (query, signal) => {
      const found = await find(query, signal);
      const of = (stage: string) =>
        found.trace.stages.filter(({ name }) => name === stage).reduce((sum, { ms }) => sum + ms, 0);
      note('embed question', of('embed question'));
      note('search', of('search'));
      note('rerank', of('rerank'));
      note('retrieval', of('search') + of('rerank'));
      retrieving += found.trace.stages.reduce((sum, { ms }) => sum + ms, 0);
      return found;
    };
    const ask = createAsker({
      library,
      models,
      retrieve,
      visual: () => undefined,
      now: Date.now,
      newId: () => crypto.randomUUID(),
    });
    const all = readQuestions(join(SET, 'questions.jsonl')).filter(({ asset }) => ids.has(asset));
    const step = Math.max(1, all.length / ASKED);
    const chosen = Array.from({ length: Math.min(ASKED, all.length) }, (_, i) => all[Math.floor(i * step)]!);
    const context = { signal: new AbortController().signal, emit() {} };
    for (const warm of [true, false]) {
      times.clear();
      for (const { question } of warm ? chosen.slice(0, 5) : chosen) {
        retrieving = 0;
        const began = clock();
        await ask({ question, scope: { assetIds: [] } }, context);
        const whole = clock() - began;
        note('read and check', whole - retrieving);
        note('whole answer', whole);
      }
    }
    const evidence = files.reduce((sum, { name }) => sum + library.evidence.ofAsset(ids.get(name)!).length, 0);
    const stages = Object.fromEntries(
      [...times].map(([name, ms]) => [name, { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) }]),
    );
    return { files: files.length, evidence, questions: chosen.length, stages };
  } finally {
    library.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
