import { Target } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { Citation } from '../../../preload/contract/answer.ts';
import { cx } from '../../lib/cx.ts';
import { formatTime } from '../../lib/time.ts';
import { goToCitation } from '../player/go-to.ts';
import { usePlayer } from '../player/player-store.ts';
import { timeToX, type View } from './geometry.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { usePlacer } from './painters.ts';
import { strings } from './strings.ts';

function Hit({ citation }: { citation: Citation }) {
  const button = useRef<HTMLButtonElement>(null);
  const isLit = usePlayer((state) => state.lit?.evidenceIds.includes(citation.evidenceId) ?? false);
  const { start, end } = citation;
  const place = useCallback(
    (view: View) => {
      if (!button.current) return;
      const x = timeToX(view, start);
      button.current.style.transform = `translateX(${x - 2}px)`;
      button.current.style.width = `${Math.max(18, timeToX(view, end) - x)}px`;
    },
    [start, end],
  );
  usePlacer(place);
  return (
    <button
      ref={button}
      type="button"
      tabIndex={-1}
      aria-label={`Cited at ${formatTime(start)}`}
      title={citation.quote}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => goToCitation(citation)}
      className={cx(
        "absolute top-1 left-0 h-[18px] min-w-[18px] rounded-full border border-accent before:absolute before:-inset-1 before:content-['']",
        isLit ? 'bg-accent shadow-[0_0_12px_var(--accent)]' : 'bg-accent-soft hover:bg-accent/40',
      )}
    >
      <span
        className={cx(
          'absolute top-1/2 left-[5px] size-1.5 -translate-y-1/2 rounded-full',
          isLit ? 'bg-on-accent' : 'bg-accent',
        )}
      />
    </button>
  );
}

/** Where the shown answer cites this file: a marker for each cited second, with the span behind it. A handful, so each is a button. */
export function HitsLane({ citations }: { citations: readonly Citation[] }) {
  const unique = useMemo(() => [...new Map(citations.map((c) => [c.evidenceId, c])).values()], [citations]);
  return (
    <LaneRow icon={Target} label={strings.lanes.hits} color="var(--accent-text)" height={26}>
      {unique.length === 0 ? <LaneNote>{strings.noHits}</LaneNote> : null}
      {unique.map((citation) => (
        <Hit key={citation.evidenceId} citation={citation} />
      ))}
    </LaneRow>
  );
}
