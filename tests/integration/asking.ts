import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsker } from '../../main/answer/ask.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';

import { textScorer } from '../../main/retrieval/rerank.ts';
import { createRetriever } from '../../main/retrieval/retrieve.ts';
import type { Models } from '../../native-models/protocol.ts';
import { fillLibrary, type GoldAsset } from '../eval/gold/gold-library.ts';
import { hashedModels } from '../eval/gold/hashed-models.ts';

/**
 * A library of written files and a way to ask it; `close` removes it.
 * @param models hashed words, or the real sentence embedder, for what only meaning tells
 */
export async function askingAbout(files: readonly GoldAsset[], models: Models = hashedModels()) {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-asking-'));
  const library = openLibrary(dir, { log: silentLog });
  await fillLibrary(library, models, files);
  const retrieve = createRetriever({
    library,
    models,
    reranker: textScorer,
    findPictures: async () => undefined,
    clock: () => 0,
  });
  const ask = createAsker({
    library,
    models,
    retrieve,
    visual: () => undefined,
    now: () => 1,
    newId: () => 'answer-1',
  });
  return {
    async told(question: string) {
      const { signal } = new AbortController();
      const answer = await ask({ question, scope: { assetIds: [] } }, { signal, emit() {} });
      const citations = answer.sentences.flatMap((sentence) => sentence.citations);
      return { answer, citations, text: answer.sentences.map((sentence) => sentence.text).join(' ') };
    },
    async close() {
      library.close();
      await models.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
