import { useEffect, useRef } from 'react';
import { useReports } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { useReport } from './report-store.ts';

/** At start goes on with the report that was worked on last; when the window goes, what is not saved yet is. */
export function useLastReport(): void {
  const { data: reports } = useReports();
  const done = useRef(false);
  useEffect(() => {
    if (!reports || done.current) return;
    done.current = true;
    const { id, items, open } = useReport.getState();
    const [latest] = [...reports].sort((a, b) => b.updatedAt - a.updatedAt);
    if (latest && id === undefined && items.length === 0) open(latest);
  }, [reports]);
  useEffect(() => saveOnLeaving(), []);
}

/** Returns a function that stops it. */
function saveOnLeaving(): () => void {
  const stop = new AbortController();
  const flush = () => {
    const { state, save } = useReport.getState();
    if (state !== 'saved') void save().catch(() => {});
  };
  window.addEventListener('pagehide', flush, { signal: stop.signal });
  window.addEventListener('blur', flush, { signal: stop.signal });
  document.addEventListener('visibilitychange', () => document.hidden && flush(), { signal: stop.signal });
  window.addEventListener(
    'beforeunload',
    (event) => {
      flush();
      // Only what main refused would be lost: the browser then asks whether to stay.
      if (bridge.shell === 'web' && useReport.getState().error !== null) event.preventDefault();
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}
