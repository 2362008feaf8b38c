import { timeToX } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { markedSpan, useTimeline } from './timeline-store.ts';

/** In and out points over all lanes; what lies outside is dimmed once both are set. */
export function MarkedRange() {
  const { view, from, to } = useTimeline();
  const span = markedSpan({ from, to });
  const inView = (x: number) => Math.max(0, Math.min(view.width, x));
  const left = span ? inView(timeToX(view, span.from)) : 0;
  const right = span ? inView(timeToX(view, span.to)) : view.width;
  const dim = 'pointer-events-none absolute top-0 bottom-0 z-10 bg-n2/65';
  return (
    <div aria-hidden>
      {span ? (
        <>
          <div className={dim} style={{ left: GUTTER, width: left }} />
          <div className={dim} style={{ left: GUTTER + right, right: 0 }} />
        </>
      ) : null}
      {[from, to].map((time, i) => {
        const x = time === null ? -1 : timeToX(view, time);
        if (x < 0 || x > view.width) return null;
        return (
          <div
            key={i === 0 ? 'in' : 'out'}
            className="pointer-events-none absolute top-0 bottom-0 z-10 w-px bg-accent-text"
            style={{ left: GUTTER + x }}
          />
        );
      })}
    </div>
  );
}
