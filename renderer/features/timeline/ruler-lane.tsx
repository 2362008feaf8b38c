import { useCallback } from 'react';
import { formatTime } from '../../lib/time.ts';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { type Covered, drawRuler } from './draw-ruler.ts';
import { timeToX, type View } from './geometry.ts';
import { LaneRow } from './lane-row.tsx';
import { useLaneCanvas } from './painters.ts';
import { flagSpan } from './playhead-flag.ts';
import { useTimeline } from './timeline-store.ts';

export const RULER = 26;

/** A handle of the selection, px. */
const HANDLE = 5;
/** The playhead has to go so far before labels are looked at again, px. */
const STEP = 8;

export function RulerLane() {
  const theme = useTheme();
  // Labels give way to the flag of the playhead.
  const step = usePlayer(({ time }) => Math.floor((time * useTimeline.getState().view.pxPerSecond) / STEP));
  const from = useTimeline((state) => state.from);
  const to = useTimeline((state) => state.to);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      void step;
      const edges = [from, to].flatMap((time): Covered[] =>
        time === null ? [] : [[timeToX(view, time) - HANDLE, timeToX(view, time) + HANDLE]],
      );
      const { time } = usePlayer.getState();
      drawRuler(context, view, RULER, [...edges, flagSpan(timeToX(view, time), view.width, formatTime(time))]);
    },
    [theme, step, from, to],
  );
  const canvas = useLaneCanvas(RULER, draw);
  return (
    <LaneRow label="" height={RULER}>
      <canvas ref={canvas} aria-hidden data-lane="Ruler" className="absolute inset-0 size-full" />
    </LaneRow>
  );
}
