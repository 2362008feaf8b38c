import { timeToX } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { useTimeline } from './timeline-store.ts';

/** In and out points over all lanes: what lies outside is dimmed. */
export function MarkedRange() {
  const { view, from, to } = useTimeline();
  if (from === null && to === null) return null;
  const left = Math.max(0, timeToX(view, Math.min(from ?? 0, to ?? Number.POSITIVE_INFINITY)));
  const right = Math.min(view.width, timeToX(view, Math.max(to ?? view.duration, from ?? 0)));
  if (right < 0 || left > view.width) return null;
  const dim = 'pointer-events-none absolute top-0 bottom-0 z-10 bg-n2/65';
  return (
    <div aria-hidden>
      <div className={dim} style={{ left: GUTTER, width: Math.max(0, left) }} />
      <div className={dim} style={{ left: GUTTER + right, right: 0 }} />
      <div
        className="pointer-events-none absolute top-0 bottom-0 z-10 border-accent-text border-x"
        style={{ left: GUTTER + left, width: Math.max(1, right - left) }}
      />
    </div>
  );
}
