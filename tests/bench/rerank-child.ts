/** The process that `rerank` measures in: takes one job as a message, answers with one. */

import { WORDS } from '../onnx/words.ts';
import { drawFrames } from './drawn-frames.ts';
import type { Candidate, Done, Job } from './rerank-job.ts';
import { encodeFeatures, openOwn } from './rerank-own.ts';
import { openStock } from './rerank-stock.ts';

process.once('message', async (job: Job) => {
  const done = job.task === 'encode' ? await encode(job) : await rerank(job);
  process.send!({ ...done, peak: process.resourceUsage().maxRSS * 1024 } satisfies Done, () => process.exit());
});

async function encode(job: Job & { task: 'encode' }): Promise<Omit<Done, 'peak'>> {
  const begun = process.cpuUsage();
  const ms = await encodeFeatures(job, drawFrames(job.frames));
  return { ms, cpuSeconds: cpuSince(begun), scores: [] };
}

async function rerank({ way, folder, threads, frames, warmUp, runs }: Job & { task: 'rerank' }) {
  const drawn = drawFrames(frames);
  const reranker = await (way.kind === 'stock'
    ? openStock(folder, way.dtype, threads, drawn)
    : openOwn(way, { folder, threads }, drawn, new Set(runs.map((run) => run.tokens))));
  const [first] = runs;
  if (first) await reranker.run(first.question, candidatesOf(warmUp, frames, first.words), first.tokens);
  const ms: number[] = [];
  const scores: number[][] = [];
  const begun = process.cpuUsage();
  for (const { question, candidates, tokens, words } of runs) {
    const asked = candidatesOf(candidates, frames, words);
    const start = performance.now();
    scores.push(await reranker.run(question, asked, tokens));
    ms.push(performance.now() - start);
  }
  const cpuSeconds = cpuSince(begun);
  await reranker.close();
  return { ms, cpuSeconds, scores };
}

/** More candidates than frames see the same ones again: what they cost does not depend on what they show. */
function candidatesOf(count: number, frames: number, words: number): Candidate[] {
  const known = [...WORDS];
  return Array.from({ length: count }, (_, i) => {
    const length = (i * 7) % (words + 1);
    return { frame: i % frames, text: known.slice(i, i + length).join(' ') };
  });
}

function cpuSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
