import { Target } from 'lucide-react';
import { useMemo } from 'react';
import type { Citation } from '../../../preload/contract/answer.ts';
import { cx } from '../../lib/cx.ts';
import { formatTime } from '../../lib/time.ts';
import { goToCitation } from '../player/go-to.ts';
import { usePlayer } from '../player/player-store.ts';
import { timeToX } from './geometry.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';

/** Where the shown answer cites this file: a marker for each cited second, with the span behind it. */
export function HitsLane({ citations }: { citations: readonly Citation[] }) {
  const view = useTimeline((state) => state.view);
  const lit = usePlayer((state) => state.lit);
  const unique = useMemo(() => [...new Map(citations.map((c) => [c.evidenceId, c])).values()], [citations]);
  return (
    <LaneRow icon={Target} label={strings.lanes.hits} color="var(--accent-text)" height={26}>
      {unique.length === 0 ? <LaneNote>{strings.noHits}</LaneNote> : null}
      {unique.map((citation) => {
        const isLit = lit?.evidenceIds.includes(citation.evidenceId) ?? false;
        const x = timeToX(view, citation.start);
        return (
          <button
            key={citation.evidenceId}
            type="button"
            tabIndex={-1}
            aria-label={`Cited at ${formatTime(citation.start)}`}
            title={citation.quote}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => goToCitation(citation)}
            className={cx(
              'absolute top-1 h-[18px] min-w-[18px] rounded-full border border-accent',
              isLit ? 'bg-accent shadow-[0_0_12px_var(--accent)]' : 'bg-accent-soft hover:bg-accent/40',
            )}
            style={{ left: x - 2, width: Math.max(18, timeToX(view, citation.end) - x) }}
          >
            <span
              className={cx(
                'absolute top-1/2 left-[5px] size-1.5 -translate-y-1/2 rounded-full',
                isLit ? 'bg-on-accent' : 'bg-accent',
              )}
            />
          </button>
        );
      })}
    </LaneRow>
  );
}
