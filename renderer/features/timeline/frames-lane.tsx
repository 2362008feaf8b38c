import { Film } from 'lucide-react';
import { useCallback } from 'react';
import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawCuts, drawFilmstrip } from './draw-filmstrip.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';
import { useCanvas } from './use-canvas.ts';

const HEIGHT = 48;

export interface FramesLaneProps {
  strip: Filmstrip | null;
  sprite: HTMLImageElement | null;
  keyFrames: readonly KeyFrame[];
}

export function FramesLane({ strip, sprite, keyFrames }: FramesLaneProps) {
  const view = useTimeline((state) => state.view);
  const theme = useTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      void theme;
      if (!strip || !sprite) return;
      drawFilmstrip(context, view, HEIGHT, strip, sprite);
      drawCuts(context, view, HEIGHT, keyFrames);
    },
    [view, strip, sprite, keyFrames, theme],
  );
  const canvas = useCanvas(view.width, HEIGHT, draw);
  return (
    <LaneRow icon={Film} label={strings.lanes.frames} height={HEIGHT}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {strip ? null : <LaneNote>{strings.coming}</LaneNote>}
    </LaneRow>
  );
}
