/** `node tests/eval/gold/run.ts tests/eval/dev [--wrong]`: questions over a written library, without media and recognition. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAsker } from '../../../main/answer/ask.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { createModelsClient } from '../../../main/models/client.ts';
import { forkNode } from '../../../main/models/fork-node.ts';
import { textScorer } from '../../../main/retrieval/rerank.ts';
import { createRetriever } from '../../../main/retrieval/retrieve.ts';
import { figuresOf, table } from '../figures.ts';
import { readQuestions } from '../questions.ts';
import { describeWrong, type Outcome, scoreAnswer } from '../score.ts';
import { fillLibrary, type GoldAsset } from './gold-library.ts';

const set = process.argv[2];
if (!set) throw new Error('Name a folder that holds library.json and questions.jsonl.');
const dir = mkdtempSync(join(tmpdir(), 'cuepoint-gold-'));
const silent = { info() {}, warn() {}, debug() {}, error() {} };
const models = createModelsClient({
  fork: () => forkNode(fileURLToPath(new URL('../../../native-models/weights', import.meta.url))),
  idleMs: 60_000,
  log: silent,
  onStatus() {},
});
const library = openLibrary(dir, { log: silent });
try {
  const ids = await fillLibrary(
    library,
    models,
    JSON.parse(readFileSync(join(set, 'library.json'), 'utf8')) as GoldAsset[],
  );
  const clock = () => performance.now();
  const retrieve = createRetriever({ library, models, reranker: textScorer, clock });
  const ask = createAsker({ library, models, retrieve, now: Date.now, newId: () => crypto.randomUUID() });
  const outcomes: Outcome[] = [];
  for (const gold of readQuestions(join(set, 'questions.jsonl'))) {
    const id = ids.get(gold.asset);
    if (!id) throw new Error(`${gold.id}: no asset ${gold.asset}`);
    for (const scope of ['own', 'library'] as const) {
      const began = clock();
      const answer = await ask(
        { question: gold.question, scope: { assetIds: scope === 'own' ? [id] : [] } },
        { signal: new AbortController().signal, emit() {} },
      );
      const outcome = scoreAnswer(gold, id, answer, scope, clock() - began);
      outcomes.push(outcome);
      if (process.argv.includes('--wrong')) for (const line of describeWrong(gold, outcome, answer)) console.log(line);
    }
  }
  console.log(table(figuresOf(outcomes)));
} finally {
  library.close();
  await models.close();
  rmSync(dir, { recursive: true, force: true });
}
