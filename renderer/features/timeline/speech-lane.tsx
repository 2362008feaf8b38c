import { AudioLines } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { Waveform } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawLane } from './draw-lane.ts';
import { drawWaveform, waveformPeak } from './draw-waveform.ts';
import { layoutLane } from './lane-layout.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { indexSpans } from './spans.ts';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';
import { cssColor, useCanvas } from './use-canvas.ts';

const WAVE = 30;
const WORDS = 20;

/** The waveform with what is said under it. */
export function SpeechLane(props: { waveform: Waveform | null; speech: readonly Evidence[]; note: string }) {
  const { waveform, speech, note } = props;
  const view = useTimeline((state) => state.view);
  const lit = usePlayer((state) => state.lit);
  const theme = useTheme();
  const peak = useMemo(() => (waveform ? waveformPeak(waveform) : 1), [waveform]);
  const index = useMemo(() => indexSpans(speech), [speech]);
  const height = (waveform ? WAVE : 0) + (speech.length > 0 || !waveform ? WORDS + 4 : 0);
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      void theme;
      if (waveform) drawWaveform(context, view, WAVE, waveform, peak, cssColor('--n9'));
      const marks = layoutLane(index, view, { rows: 1, minWidth: 3, gap: 2 });
      drawLane(
        context,
        marks,
        { width: view.width, rowHeight: WORDS, top: (waveform ? WAVE : 2) + 1 },
        {
          color: cssColor('--speech'),
          ink: cssColor('--n12'),
          lit: (item) => lit?.evidenceIds.includes(item.id) ?? false,
          litColor: cssColor('--accent'),
          label: (items) => items.map((item) => item.text).join(' '),
        },
      );
    },
    [view, waveform, peak, index, lit, theme],
  );
  const canvas = useCanvas(view.width, height, draw);
  return (
    <LaneRow icon={AudioLines} label={strings.lanes.speech} color="var(--speech)" height={height}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {waveform || speech.length > 0 ? null : <LaneNote>{note}</LaneNote>}
    </LaneRow>
  );
}
