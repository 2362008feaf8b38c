import { cpus, loadavg } from 'node:os';
import type { ColdStarts, FirstPaint, FirstVisits } from './first-paint.ts';
import type { FrameWork } from './frame-trace.ts';
import { median, percentile } from './statistics.ts';

export interface Measured {
  hours: string;
  evidences: string;
  fetches: Record<string, { ms: number; MB: number }>;
  starts: ColdStarts;
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
  const { process, profile, again } = starts;
  console.log(
    'First paint, ms since the navigation, medians; “empty page” is what the browser itself takes to show any page',
  );
  console.table({
    [`first page of a browser process (${process.app.length})`]: visits(process),
    [`first page of a profile (${profile.app.length})`]: visits(profile),
    [`another visit (${again.length})`]: paints(again),
  });
  console.log('From one animation frame to the next, ms (the screen gives one each 16.7)');
  console.table(Object.fromEntries(Object.entries(deltas).map(([name, numbers]) => [name, row(numbers)])));
  console.log('Work of the page’s main thread for each frame, ms, from the trace');
  console.table({
    'scripting, canvases drawn': row(work.map(({ script }) => script)),
    'style, layout, paint, commit': row(work.map(({ render }) => render)),
    'all of the thread': row(work.map(({ all }) => all)),
  });
}

function paints(starts: readonly FirstPaint[]): Record<string, number> {
  const of = (key: keyof FirstPaint) => round(median(starts.map((one) => one[key])));
  return { anything: of('anything'), workspace: of('workspace'), lanes: of('lanes') };
}

const visits = ({ app, empty }: FirstVisits): Record<string, number> => ({
  'empty page': round(median(empty)),
  ...paints(app),
});

const round = (value: number): number => Number(value.toFixed(1));
