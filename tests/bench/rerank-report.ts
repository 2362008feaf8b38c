import type { Closeness } from './statistics.ts';

/** What `rerank` found: printed as tables, written as JSON. */
export interface Report {
  candidates: number;
  threads: number;
  cpu: string;
  node: string;
  /** ms are medians over the questions; `timesStep` is against the step before, null where there is none. */
  ladder: {
    step: string;
    ms: number;
    timesStock: number;
    timesStep: number | null;
    cpuSeconds: number;
    peakMB: number;
  }[];
  encoders: { dtype: string; device: string; msPerFrame: number; peakMB: number }[];
  growth: { candidates: number; tokens: number; ms: number }[];
  near: (Closeness & { step: string; exact: string })[];
}

export function printReport({ candidates, threads, cpu, ladder, encoders, growth, near }: Report): void {
  console.log(`\n${candidates} candidates, ${cpu}, ${threads} threads; ms a question, p50`);
  table(
    ladder.map(({ step, ms, timesStock, timesStep, cpuSeconds, peakMB }) => [
      step,
      {
        ms: ms.toFixed(0),
        'against stock': `${timesStock.toFixed(1)} ×`,
        'this step': timesStep === null ? '' : `${timesStep.toFixed(2)} ×`,
        'CPU s': cpuSeconds.toFixed(2),
        'peak MB': peakMB.toFixed(0),
      },
    ]),
  );
  for (const { dtype, device, msPerFrame, peakMB } of encoders) {
    console.log(
      `Encoding at ingest, ${dtype} on ${device}: ${msPerFrame.toFixed(0)} ms a frame, peak ${peakMB.toFixed(0)} MB`,
    );
  }
  console.log('\nGrowth, all steps on; ms a question, p50');
  table(
    [...Map.groupBy(growth, (cell) => cell.candidates)].map(([count, cells]) => [
      `${count} candidates`,
      Object.fromEntries(cells.map(({ tokens, ms }) => [`${tokens} tokens`, ms.toFixed(0)])),
    ]),
  );
  console.log('\nScores against the plain path (float32, the same merged tokens, one by one)');
  table(
    near.map(({ step, exact, probability, logOdds, tau }) => [
      step,
      {
        against: exact,
        'max |ΔP|': probability.toExponential(1),
        'max |Δ log odds|': logOdds.toExponential(1),
        τ: tau.toFixed(3),
      },
    ]),
  );
}

function table(rows: readonly (readonly [string, Record<string, string>])[]): void {
  console.table(Object.fromEntries(rows));
}
