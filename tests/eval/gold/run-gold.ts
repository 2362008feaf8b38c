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
import { readQuestions } from '../questions.ts';
import { describeWrong, type Outcome, scoreAnswer } from '../score.ts';
import { fillLibrary, type GoldAsset } from './gold-library.ts';
import { unrelatedFiles } from './unrelated-files.ts';

const WEIGHTS = fileURLToPath(new URL('../../../native-models/weights', import.meta.url));

export interface GoldOptions {
  /** Gets a line for what went wrong. */
  say?: (line: string) => void;
  /** Unrelated files beside those of the set. */
  noise?: number;
}

/** Questions over a written library (library.json, questions.jsonl in `folder`): no media, no recognition, the real embedding model. */
export async function runGold(folder: string, { say = () => {}, noise = 0 }: GoldOptions = {}): Promise<Outcome[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-gold-'));
  const log = { info() {}, warn() {}, debug() {}, error() {} };
  const models = createModelsClient({ fork: () => forkNode(WEIGHTS), idleMs: 60_000, log, onStatus() {} });
  const library = openLibrary(dir, { log });
  try {
    const written = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as GoldAsset[];
    const ids = await fillLibrary(library, models, written);
    if (noise > 0) await fillLibrary(library, models, unrelatedFiles(folder, noise));
    const clock = () => performance.now();
    const retrieve = createRetriever({
      library,
      models,
      reranker: textScorer,
      findPictures: async () => undefined,
      clock,
    });
    const ask = createAsker({
      library,
      models,
      retrieve,
      visual: () => undefined,
      now: Date.now,
      newId: () => crypto.randomUUID(),
    });
    const outcomes: Outcome[] = [];
    for (const gold of readQuestions(join(folder, 'questions.jsonl'))) {
      const id = ids.get(gold.asset);
      if (!id) throw new Error(`${gold.id}: no asset ${gold.asset}`);
      for (const scope of gold.own ? (['own'] as const) : (['own', 'library'] as const)) {
        const began = clock();
        const answer = await ask(
          { question: gold.question, scope: { assetIds: scope === 'own' ? [id] : [] } },
          { signal: new AbortController().signal, emit() {} },
        );
        const outcome = scoreAnswer(gold, id, answer, scope, clock() - began);
        outcomes.push(outcome);
        describeWrong(gold, outcome, answer).forEach(say);
      }
    }
    return outcomes;
  } finally {
    library.close();
    await models.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
