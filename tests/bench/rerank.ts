/**
 * `npm run bench -- rerank [--json FILE] [--candidates N] [--questions N] [--threads N] [--dtype q8|int8|q4]
 * [--device webgpu|cuda|coreml|dml]`: what each step of the
 * reranker gives against stock transformers.js, called once a candidate, on SmolVLM-256M's shape with random weights. Every way runs
 * in a process of its own on the same weights, frames, questions, threads and ONNX Runtime. What scores are worth, random weights
 * cannot tell: `npm run eval -- rerank` does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Device } from '../../native-models/protocol.ts';
import { probeDevice } from '../../native-models/runtimes/probe-device.ts';
import { type Done, type Dtype, runJob } from './rerank-job.ts';
import { printReport, type Report } from './rerank-report.ts';
import { type Rung, rungs } from './rerank-rungs.ts';
import { smolVlmShapeFolder } from './smolvlm-shape.ts';
import { closeness, median } from './statistics.ts';

const QUESTIONS = [
  'When does the red circle appear?',
  'Which slide shows the costs of the project?',
  'What does the man hold in his left hand?',
  'Where is the blue box next to a green circle?',
  'How many people are sitting around the table?',
];
/** Frames that differ; more candidates than these see them again. */
const FRAMES = 20;
/** Encoding all candidates takes half a minute a question. */
const SLOW_QUESTIONS = 2;
const GROWTH = { candidates: [5, 20, 100], tokens: [64, 32, 16, 8], questions: 3 };

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    candidates: { type: 'string', default: '20' },
    questions: { type: 'string', default: String(QUESTIONS.length) },
    threads: { type: 'string', default: String(availableParallelism()) },
    dtype: { type: 'string', default: 'int8' },
    device: { type: 'string', default: 'cpu' },
  },
});
const candidates = Number(values.candidates);
const threads = Number(values.threads);
const questions = QUESTIONS.slice(0, Number(values.questions));
const dtype = values.dtype as Dtype;
const device = values.device as Device;
if (device !== 'cpu') {
  const { ok, reason } = await probeDevice(device);
  if (!ok) throw new Error(reason ?? `${device} cannot be used.`);
}
const folder = smolVlmShapeFolder();
const place = { folder, threads, frames: FRAMES };

/** The first question's candidates warm up what runs fast; what encodes warms up on one, and is asked less. */
async function measure({ name, way, tokens, words = 0 }: Rung): Promise<Done> {
  const slow = way.kind === 'stock' || way.features === null;
  const asked = slow ? questions.slice(0, SLOW_QUESTIONS) : questions;
  const runs = asked.map((question) => ({ question, candidates, tokens, words }));
  const done = await runJob({ task: 'rerank', ...place, way, warmUp: slow ? 1 : candidates, runs });
  console.error(`  ${name}: ${median(done.ms).toFixed(0)} ms`);
  return done;
}

async function measureEncoder(kind: Dtype, on: Device, features: string): Promise<Report['encoders'][number]> {
  const done = await runJob({ task: 'encode', ...place, dtype: kind, device: on, features });
  return { dtype: kind, device: on, msPerFrame: median(done.ms), peakMB: done.peak / 2 ** 20 };
}

async function measureGrowth(way: Rung['way']): Promise<Report['growth']> {
  const cells = GROWTH.candidates.flatMap((count) => GROWTH.tokens.map((tokens) => ({ candidates: count, tokens })));
  const asked = questions.slice(0, GROWTH.questions);
  const runs = cells.flatMap((cell) => asked.map((question) => ({ question, ...cell, words: 0 })));
  const { ms } = await runJob({ task: 'rerank', ...place, way, warmUp: Math.max(...GROWTH.candidates), runs });
  return cells.map((cell, i) => ({ ...cell, ms: median(ms.slice(i * asked.length, (i + 1) * asked.length)) }));
}

const scratch = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
try {
  const features = join(scratch, 'features');
  const { ladder, beside, compared, final } = rungs(features, dtype, device);
  const encoders = [
    await measureEncoder('fp32', 'cpu', features),
    await measureEncoder(dtype, 'cpu', join(scratch, 'others')),
  ];
  if (device !== 'cpu') encoders.push(await measureEncoder('fp32', device, join(scratch, 'others')));
  const results = new Map<Rung, Done>();
  for (const rung of new Set([...ladder, ...beside, ...compared.flatMap(({ rung, exact }) => [exact, rung])])) {
    results.set(rung, await measure(rung));
  }
  const ms = (rung: Rung) => median(results.get(rung)!.ms);
  const report: Report = {
    candidates,
    threads,
    cpu: cpus()[0]?.model ?? 'unknown processor',
    node: process.version,
    ladder: [...ladder, ...beside].map((rung, i) => {
      const { ms: each, cpuSeconds, peak } = results.get(rung)!;
      const before = i < ladder.length ? ladder[i - 1] : undefined;
      return {
        step: rung.name,
        ms: ms(rung),
        timesStock: ms(ladder[0]!) / ms(rung),
        timesStep: before ? ms(before) / ms(rung) : null,
        cpuSeconds: cpuSeconds / each.length,
        peakMB: peak / 2 ** 20,
      };
    }),
    encoders,
    growth: await measureGrowth(final),
    near: compared.map(({ rung, exact }) => ({
      step: rung.name,
      exact: exact.name,
      ...closeness(results.get(rung)!.scores, results.get(exact)!.scores),
    })),
  };
  printReport(report);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
