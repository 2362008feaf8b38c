import { cpus, loadavg } from 'node:os';
import type { FrameWork } from './frame-trace.ts';
import { percentile } from './statistics.ts';

export interface FirstPaint {
  /** ms since the navigation began. */
  anything: number;
  workspace: number;
  lanes: number;
}

export interface Measured {
  hours: string;
  evidences: string;
  fetches: Record<string, { ms: number; MB: number }>;
  starts: FirstPaint[];
  deltas: Record<string, number[]>;
  work: FrameWork[];
  rendering: string;
}

/** Says what was measured, as tables. */
export function printTimeline({ hours, evidences, fetches, starts, deltas, work, rendering }: Measured): void {
  const cores = `${cpus().length} cores (${cpus()[0]!.model.trim()}), load ${loadavg()[0]!.toFixed(1)}`;
  console.log(`${hours} h, ${evidences} evidences; ${cores}; drawn by ${rendering}`);
  const row = (numbers: readonly number[]) =>
    Object.fromEntries([
      ...([0.5, 0.95] as const).map((share) => [`p${share * 100}`, round(percentile(numbers, share))]),
      ['max', round(Math.max(...numbers))],
      ['frames', numbers.length],
    ]);
  console.log('\nReading from the library, ms and MB of JSON');
  console.table(
    Object.fromEntries(Object.entries(fetches).map(([name, { ms, MB }]) => [name, { ms: round(ms), MB: round(MB) }])),
  );
  const [first, ...again] = starts;
  console.log('First paint, ms since the navigation: of the first visit, and the median of four more');
  const median = (key: keyof FirstPaint) =>
    round(
      percentile(
        again.map((one) => one[key]),
        0.5,
      ),
    );
  const keys = ['anything', 'workspace', 'lanes'] as const;
  console.table(Object.fromEntries(keys.map((key) => [key, { first: round(first![key]), again: median(key) }])));
  console.log('From one animation frame to the next, ms (the screen gives one each 16.7)');
  console.table(Object.fromEntries(Object.entries(deltas).map(([name, numbers]) => [name, row(numbers)])));
  console.log('Work of the page’s main thread for each frame, ms, from the trace');
  console.table({
    'scripting, canvases drawn': row(work.map(({ script }) => script)),
    'style, layout, paint, commit': row(work.map(({ render }) => render)),
    'all of the thread': row(work.map(({ all }) => all)),
  });
}

const round = (value: number): number => Number(value.toFixed(1));
