import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { createModelsClient } from '../../../main/models/client.ts';
import { forkNode } from '../../../main/models/fork-node.ts';
import type { Models } from '../../../native-models/protocol.ts';
import { weightsDir } from '../../fixtures/paths.ts';
import { type AskedLibrary, type AskOptions, askQuestions } from '../ask-questions.ts';
import { inOtherWords } from '../phrasings.ts';
import { readQuestions } from '../questions.ts';
import type { Outcome } from '../score.ts';
import { fillLibrary, type GoldAsset } from './gold-library.ts';
import { unrelatedFiles } from './unrelated-files.ts';

/** The models that ship with the app, in a process of their own. */
export const openModels = (): Models =>
  createModelsClient({ fork: () => forkNode(weightsDir), idleMs: 60_000, log: silentLog, onStatus() {} });

export interface GoldOptions extends AskOptions {
  /** Unrelated files beside those of the set. */
  noise?: number;
  /** The same questions in other people's words: of `phrasings.jsonl` beside them. */
  phrasings?: boolean | undefined;
}

/** Questions over a written library (library.json, questions.jsonl in `folder`): no media, no recognition, the real embedding model. */
export function runGold(folder: string, options: GoldOptions = {}): Promise<Outcome[]> {
  const asked = readQuestions(join(folder, 'questions.jsonl'));
  const questions = options.phrasings ? inOtherWords(asked, join(folder, 'phrasings.jsonl')) : asked;
  return withGold(folder, options.noise ?? 0, (about) => askQuestions(about, questions, options));
}

/** A written library that lasts as long as what is done with it. */
export async function withGold<T>(folder: string, noise: number, use: (asked: AskedLibrary) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-gold-'));
  const models = openModels();
  const library = openLibrary(dir, { log: silentLog });
  try {
    const written = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as GoldAsset[];
    const ids = await fillLibrary(library, models, written);
    if (noise > 0) await fillLibrary(library, models, unrelatedFiles(folder, noise));
    return await use({ library, models, ids });
  } finally {
    library.close();
    await models.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
