import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { bridge } from '../../lib/engine.ts';
import { spokenTime } from '../../lib/time.ts';
import { useSize } from '../../lib/use-size.ts';
import { useShownCitations } from '../ask/shown-citations.ts';
import { usePlayer } from '../player/player-store.ts';
import { stepFrame } from '../player/transport.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawRuler } from './draw-ruler.ts';
import { EvidenceLane } from './evidence-lane.tsx';
import { FramesLane } from './frames-lane.tsx';
import { fitView, resizeView } from './geometry.ts';
import { HitsLane } from './hits-lane.tsx';
import { HoverPreview } from './hover-preview.tsx';
import { describing, laneNotes } from './lane-notes.ts';
import { GUTTER, LaneRow } from './lane-row.tsx';
import { MarkedRange } from './marked-range.tsx';
import { Playhead } from './playhead.tsx';
import { indexSpans } from './spans.ts';
import { SpeechLane } from './speech-lane.tsx';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';
import { useCanvas } from './use-canvas.ts';
import { useTimelineGestures } from './use-timeline-gestures.ts';

const RULER = 26;

function Ruler() {
  const view = useTimeline((state) => state.view);
  const theme = useTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      void theme;
      drawRuler(context, view, RULER);
    },
    [view, theme],
  );
  const canvas = useCanvas(view.width, RULER, draw);
  return (
    <LaneRow label="" height={RULER}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
    </LaneRow>
  );
}

function useSprite(asset: Asset, ready: boolean): HTMLImageElement | null {
  const [sprite, setSprite] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    setSprite(null);
    if (!ready) return;
    const image = new Image();
    image.onload = () => setSprite(image);
    image.src = bridge.mediaUrl(`filmstrip/${asset.id}`);
    return () => {
      image.onload = null;
    };
  }, [asset.id, ready]);
  return sprite;
}

export interface TracksProps {
  asset: Asset;
  detail: CallOutput<'library.asset'>;
  evidence: readonly Evidence[];
}

const seekKeys = new Map<string, (fps: number | null) => void>([
  ['ArrowLeft', (fps) => stepFrame(-1, fps)],
  ['ArrowRight', (fps) => stepFrame(1, fps)],
  ['Home', () => usePlayer.getState().seek(0)],
  ['End', () => usePlayer.getState().seek(usePlayer.getState().duration)],
]);

function seekByKey(event: KeyboardEvent, fps: number | null): void {
  const run = seekKeys.get(event.key);
  if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  run(fps);
}

/** All lanes over one clock. */
export function Tracks({ asset, detail, evidence }: TracksProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const second = usePlayer((state) => Math.floor(state.time));
  const duration = usePlayer((state) => state.duration) || asset.duration;
  const sprite = useSprite(asset, detail.filmstrip !== null);
  const hover = useTimelineGestures(box);
  const citations = useShownCitations(asset.id);
  const index = useMemo(() => indexSpans(evidence), [evidence]);
  const of = useMemo(() => Object.groupBy(evidence, ({ kind }) => kind), [evidence]);
  const notes = laneNotes(asset, detail.stages);
  const lanes = Math.max(0, width - GUTTER);

  useEffect(() => {
    useTimeline.getState().mark({ from: null, to: null });
    useTimeline.getState().setView((view) => fitView(view.width, asset.duration));
  }, [asset.duration]);
  useEffect(() => {
    useTimeline.getState().setView((view) => resizeView({ ...view, duration: asset.duration }, lanes));
  }, [lanes, asset.duration]);

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={box} className="relative h-full touch-none overflow-y-auto overflow-x-hidden">
        <div className="relative min-h-full">
          <Ruler />
          {asset.kind === 'video' ? (
            <FramesLane strip={detail.filmstrip} sprite={sprite} keyFrames={detail.keyFrames} />
          ) : null}
          <SpeechLane waveform={detail.waveform} speech={of.speech ?? []} note={notes.speech} />
          {of.subtitle ? <EvidenceLane kind="subtitle" evidence={of.subtitle} note="" /> : null}
          {asset.kind === 'video' ? (
            <>
              <EvidenceLane kind="text" evidence={of.text ?? []} note={notes.text} />
              <EvidenceLane kind="object" evidence={of.object ?? []} note={notes.object} />
              {of.caption || describing(detail.stages) ? (
                <EvidenceLane kind="caption" evidence={of.caption ?? []} note={notes.caption} />
              ) : null}
            </>
          ) : null}
          <HitsLane citations={citations} />
          <MarkedRange />
          <Playhead />
        </div>
      </div>
      {/* Beside the lanes, not around them: they hold buttons of their own. */}
      <div
        role="slider"
        tabIndex={0}
        aria-label={strings.position}
        aria-valuemin={0}
        aria-valuemax={Math.floor(duration)}
        aria-valuenow={second}
        aria-valuetext={spokenTime(second)}
        onKeyDown={(event) => seekByKey(event, asset.fps)}
        className="focus-inset pointer-events-none absolute inset-0"
      />
      <HoverPreview asset={asset} strip={detail.filmstrip} index={index} x={hover} />
    </div>
  );
}
