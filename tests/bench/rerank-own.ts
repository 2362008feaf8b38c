import { readFileSync, writeFileSync } from 'node:fs';
import type { Device } from '../../native-models/protocol.ts';
import { mergeFrame } from '../../native-models/tasks/vlm/merge-frame.ts';
import { openVlm } from '../../native-models/tasks/vlm/open-vlm.ts';
import type { OpenVlm } from '../../native-models/tasks/vlm/opened.ts';
import { relevancePrompt } from '../../native-models/tasks/vlm/prompts.ts';
import { scorePrompts } from '../../native-models/tasks/vlm/score.ts';
import { packTokens, unpackTokens } from '../../native-models/tokens/pack.ts';
import { fromBytes, toBytes } from '../../native-models/tokens/packed-bytes.ts';
import { type Tokens, tokensOf } from '../../native-models/tokens/tokens.ts';
import type { DrawnFrame } from './drawn-frames.ts';
import type { Dtype, Reranker, Way } from './rerank-job.ts';

const alone = { breathe: async () => undefined };

interface Place {
  folder: string;
  threads: number;
}

/** @throws Error where the device cannot be used: what another one takes would be told as its time */
async function open({ folder, threads }: Place, device: Device, dtype: Dtype): Promise<OpenVlm> {
  const vlm = await openVlm(
    { id: 'bench', revision: '1', folder, devices: [device], dtypes: { [device]: dtype } },
    threads,
  );
  if (vlm.device !== device) throw new Error(vlm.note ?? `${device} cannot be used.`);
  return vlm;
}

/**
 * Reranks as Cuepoint does, or with some of its steps left out. Merging and packing belong to ingest and are done before the clock runs.
 * @param budgets numbers of visual tokens that will be asked for
 */
export async function openOwn(
  way: Extract<Way, { kind: 'own' }>,
  place: Place,
  frames: readonly DrawnFrame[],
  budgets: Iterable<number>,
): Promise<Reranker> {
  const vlm = await open(place, way.device, way.dtype);
  const store = new Map<number, (() => Tokens)[]>();
  const features = way.features === null ? [] : readFeatures(way.features, frames.length);
  for (const budget of budgets) {
    const merged = await Promise.all(features.map((tokens) => mergeFrame(vlm.nearest, tokens, budget)));
    store.set(budget, way.packed ? merged.map(packed) : merged.map((tokens) => () => tokens));
  }

  return {
    async run(question, candidates, tokens) {
      const { sharePrefix, batchTokens } = way;
      const prompts = [];
      for (const { frame, text } of candidates) {
        const look = store.get(tokens)?.[frame]?.() ?? (await encodeAndMerge(vlm, frames[frame]!, tokens));
        prompts.push(relevancePrompt(vlm.family, way.order, { question, frames: [{ tokens: look, label: '' }], text }));
      }
      const scored = await scorePrompts(vlm, prompts, { sharePrefix, batchTokens }, alone);
      return scored.map((one) => one!.logOdds);
    },
    close: () => vlm.close(),
  };
}

/** Bytes as the store has them, read anew for each question. */
function packed(tokens: Tokens): () => Tokens {
  const bytes = toBytes(packTokens(tokens));
  return () => unpackTokens(fromBytes(bytes));
}

async function encodeAndMerge(vlm: OpenVlm, frame: DrawnFrame, budget: number): Promise<Tokens> {
  const [tokens] = await vlm.encode([frame]);
  return mergeFrame(vlm.nearest, tokens!, budget);
}

/** Encodes frames one after the other into a file of features. @returns ms of each, the first one to warm up left out */
export async function encodeFeatures(
  { dtype, device, features, ...place }: Place & { dtype: Dtype; device: Device; features: string },
  frames: readonly DrawnFrame[],
): Promise<number[]> {
  const vlm = await open(place, device, dtype);
  await vlm.encode([frames[0]!]);
  const ms: number[] = [];
  const all: Tokens[] = [];
  for (const frame of frames) {
    const start = performance.now();
    all.push(...(await vlm.encode([frame])));
    ms.push(performance.now() - start);
  }
  await vlm.close();
  writeFileSync(
    features,
    Buffer.concat(all.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))),
  );
  return ms;
}

/** float32 [frames, tokens, hidden] of SmolVLM-256M's shape. */
function readFeatures(file: string, frames: number): Tokens[] {
  const bytes = readFileSync(file);
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const each = all.length / frames;
  const tokens = 64;
  return Array.from({ length: frames }, (_, i) =>
    tokensOf(all.slice(i * each, (i + 1) * each), tokens, each / tokens, Math.sqrt(tokens)),
  );
}
