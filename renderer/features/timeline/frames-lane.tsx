import { Film } from 'lucide-react';
import { memo, useCallback } from 'react';
import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawCuts, drawFilmstrip } from './draw-filmstrip.ts';
import type { View } from './geometry.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { useLaneCanvas } from './painters.ts';
import { strings } from './strings.ts';

const HEIGHT = 48;

export interface FramesLaneProps {
  strip: Filmstrip | null;
  sprite: ImageBitmap | null;
  keyFrames: readonly KeyFrame[];
}

export const FramesLane = memo(function FramesLane({ strip, sprite, keyFrames }: FramesLaneProps) {
  const theme = useTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      if (!strip || !sprite) return;
      drawFilmstrip(context, view, HEIGHT, strip, sprite, keyFrames);
      drawCuts(context, view, HEIGHT, keyFrames);
    },
    [strip, sprite, keyFrames, theme],
  );
  const canvas = useLaneCanvas(HEIGHT, draw);
  return (
    <LaneRow icon={Film} label={strings.lanes.frames} height={HEIGHT}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {strip ? null : <LaneNote>{strings.coming}</LaneNote>}
    </LaneRow>
  );
});
