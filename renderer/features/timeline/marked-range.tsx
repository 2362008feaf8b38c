import { timeToX } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { useTimeline } from './timeline-store.ts';

/** In and out points over all lanes: what lies outside is dimmed once both are set. */
export function MarkedRange() {
  const { view, from, to } = useTimeline();
  if (from === null && to === null) return null;
  const left = Math.max(0, timeToX(view, Math.min(from ?? 0, to ?? Number.POSITIVE_INFINITY)));
  const right = Math.min(view.width, timeToX(view, Math.max(to ?? view.duration, from ?? 0)));
  if (right < 0 || left > view.width) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 bottom-0 z-10 border-n11 border-x bg-n12/7"
      style={{ left: GUTTER + left, width: Math.max(1, right - left) }}
    />
  );
}
