import { useCallback } from 'react';
import { useTheme } from '../settings/use-theme.ts';
import { drawRuler } from './draw-ruler.ts';
import type { View } from './geometry.ts';
import { LaneRow } from './lane-row.tsx';
import { useLaneCanvas } from './painters.ts';

export const RULER = 26;

export function RulerLane() {
  const theme = useTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      drawRuler(context, view, RULER);
    },
    [theme],
  );
  const canvas = useLaneCanvas(RULER, draw);
  return (
    <LaneRow label="" height={RULER}>
      <canvas ref={canvas} aria-hidden data-lane="Ruler" className="absolute inset-0 size-full" />
    </LaneRow>
  );
}
