import { AudioLines } from 'lucide-react';
import { memo, useCallback } from 'react';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawLane } from './draw-lane.ts';
import { drawWaveform } from './draw-waveform.ts';
import { litItems } from './evidence-lane.tsx';
import type { View } from './geometry.ts';
import { laneColors } from './lane-colors.ts';
import type { Lane, LaneItem } from './lane-items.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { useLaneCanvas } from './painters.ts';
import type { SoundLevels } from './sound-levels.ts';
import { strings } from './strings.ts';

const WAVE = 30;
const WORDS = 20;
/** Sentences that one mark names at most: no mark is wide enough for more. */
const NAMED = 12;

function labelOf(items: readonly LaneItem[], first: number, count: number): string {
  if (count === 1) return items[first]!.label;
  return items
    .slice(first, first + Math.min(count, NAMED))
    .map(({ label }) => label)
    .join(' ');
}

/** The waveform with what is said under it. */
export const SpeechLane = memo(function SpeechLane(props: {
  sound: SoundLevels | null;
  lane: Lane | undefined;
  note: string;
}) {
  const { sound, lane, note } = props;
  const lit = usePlayer((state) => state.lit?.evidenceIds);
  const theme = useTheme();
  const height = (sound ? WAVE : 0) + (lane || !sound ? WORDS + 4 : 0);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      const colors = laneColors();
      if (sound) drawWaveform(context, view, WAVE, sound, colors.n9);
      const look = {
        color: colors.speech,
        ink: colors.n12,
        litColor: colors.accent,
        litInk: colors['on-accent'],
        lit: litItems(lane, lit),
        label: labelOf,
      };
      if (lane) drawLane(context, view, lane.levels, { rowHeight: WORDS, top: (sound ? WAVE : 2) + 1 }, look);
    },
    [sound, lane, lit, theme],
  );
  const canvas = useLaneCanvas(height, draw);
  return (
    <LaneRow icon={AudioLines} label={strings.lanes.speech} color="var(--speech)" height={height}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {sound || lane ? null : <LaneNote>{note}</LaneNote>}
    </LaneRow>
  );
});
