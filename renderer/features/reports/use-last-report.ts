import { useEffect, useRef } from 'react';
import { useReports } from '../../lib/data.ts';
import { useReport } from './report-store.ts';

/** At start goes on with the report that was worked on last. */
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
}
