/** One event of Chrome's trace format (Trace Event Format, Google); times in µs. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string; data?: { frame?: string; isMainFrame?: boolean } };
}

/** What the page's main thread did from one animation frame to the next, ms. */
export interface FrameWork {
  /** Events, timers, animation frames: what the page's own code took, drawing on canvases included. */
  script: number;
  /** Style, layout, paint, and handing over to the compositor. */
  render: number;
  /** All tasks of the thread, the two above among them. */
  all: number;
}

const scripting = new Set(['FireAnimationFrame', 'EventDispatch', 'TimerFire', 'FunctionCall', 'RunMicrotasks']);
const rendering = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit', 'HitTest']);

/** Reads a trace of the categories `traceCategories`; one entry for each animation frame of the busiest renderer. */
export function frameWork(trace: string): FrameWork[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const onMain = traceEvents.filter((event) => mains.has(threadOf(event)));
  const byThread = Map.groupBy(onMain, threadOf);
  const fired = (events: readonly TraceEvent[]) => events.filter(({ name }) => name === 'FireAnimationFrame').length;
  const [page] = [...byThread.values()].sort((a, b) => fired(b) - fired(a));
  if (!page) return [];
  page.sort((a, b) => a.ts - b.ts);
  const starts = page.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b').map(({ ts }) => ts);
  const script = outermost(page, scripting);
  const render = outermost(page, rendering);
  const all = outermost(page, new Set(['RunTask', 'ThreadControllerImpl::RunTask']));
  return starts.slice(0, -1).map((from, i) => {
    const to = starts[i + 1]!;
    return { script: within(script, from, to), render: within(render, from, to), all: within(all, from, to) };
  });
}

export const traceCategories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'blink.user_timing',
];

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

/** Events of these names that lie in none of each other. */
function outermost(events: readonly TraceEvent[], names: ReadonlySet<string>): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { name, ph, ts, dur = 0 } of events) {
    if (ph !== 'X' || !names.has(name) || ts < (found.at(-1)?.to ?? 0)) continue;
    found.push({ from: ts, to: ts + dur });
  }
  return found;
}

/** ms of the spans that lie within. */
function within(spans: readonly { from: number; to: number }[], from: number, to: number): number {
  let sum = 0;
  for (const span of spans) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  return sum / 1000;
}
