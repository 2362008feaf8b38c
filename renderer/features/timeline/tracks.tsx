import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import type { LaneSpans } from '../../../preload/contract/timeline.ts';
import { useSound } from '../../lib/data.ts';
import { spokenTime } from '../../lib/time.ts';
import { useSize } from '../../lib/use-size.ts';
import { useShownCitations } from '../ask/shown-citations.ts';
import { usePlayer } from '../player/player-store.ts';
import { stepFrame } from '../player/step-frame.ts';
import { EvidenceLane } from './evidence-lane.tsx';
import { FramesLane } from './frames-lane.tsx';
import { fitView, resizeView } from './geometry.ts';
import { HitsLane } from './hits-lane.tsx';
import { HoverPreview } from './hover-preview.tsx';
import { lanesOf } from './lane-items.ts';
import { useShownLanes } from './lane-names.ts';
import { describing, laneNotes } from './lane-notes.ts';
import { GUTTER, LaneNote } from './lane-row.tsx';
import { MarkedRange } from './marked-range.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NotesLane } from './notes-lane.tsx';
import { useNotesView } from './notes-store.ts';
import { Overview } from './overview.tsx';
import { Playhead } from './playhead.tsx';
import { RulerLane } from './ruler-lane.tsx';
import { soundLevels } from './sound-levels.ts';
import { SpeechLane } from './speech-lane.tsx';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';
import { useNotesLane } from './use-notes-lane.ts';
import { useSprite } from './use-sprite.ts';
import { useTimelineGestures } from './use-timeline-gestures.ts';

export interface TracksProps {
  asset: Asset;
  detail: CallOutput<'library.asset'>;
  /** undefined while they are on their way: what there is already is shown. */
  spans: readonly LaneSpans[] | undefined;
}

const none: readonly LaneSpans[] = [];
const notYet = { speech: '', text: '', object: '', caption: '' };

const seekKeys = new Map<string, () => void>([
  ['ArrowLeft', () => stepFrame(-1)],
  ['ArrowRight', () => stepFrame(1)],
  ['Home', () => usePlayer.getState().seek(0)],
  ['End', () => usePlayer.getState().seek(usePlayer.getState().duration)],
]);

function seekByKey(event: KeyboardEvent): void {
  const run = seekKeys.get(event.key);
  if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** A file's view begins whole and unmarked, and keeps its scale while the pane is resized. */
function useView(asset: Asset, width: number): void {
  useEffect(() => {
    useNotesView.getState().select(null);
    useTimeline.getState().mark({ from: null, to: null });
    useTimeline.getState().setView((view) => fitView(view.width, asset.duration));
  }, [asset.duration]);
  useEffect(() => {
    useTimeline.getState().setView((view) => resizeView({ ...view, duration: asset.duration }, width));
  }, [width, asset.duration]);
}

/** Beside the lanes, not around them: they hold buttons of their own. */
function Position({ asset }: { asset: Asset }) {
  const second = usePlayer((state) => Math.floor(state.time));
  const duration = usePlayer((state) => state.duration) || asset.duration;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={strings.position}
      aria-valuemin={0}
      aria-valuemax={Math.floor(duration)}
      aria-valuenow={second}
      aria-valuetext={spokenTime(second)}
      onKeyDown={seekByKey}
      className="focus-inset pointer-events-none absolute inset-0"
    />
  );
}

/** All lanes over one clock. */
export function Tracks({ asset, detail, spans }: TracksProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const sprite = useSprite(asset.id, detail.filmstrip !== null);
  const { data: shape } = useSound(asset.id);
  const sound = useMemo(() => (shape ? soundLevels(shape) : null), [shape]);
  const lanes = useMemo(() => lanesOf(spans ?? none), [spans]);
  const { lane: notesLane, notes } = useNotesLane(asset.id);
  const citations = useShownCitations(asset.id);
  const hovered = useMemo(() => [notesLane, ...lanes.values()], [lanes, notesLane]);
  const empty = spans ? laneNotes(asset, detail.stages) : notYet;
  const shown = useShownLanes();
  const video = asset.kind === 'video';
  const described = lanes.has('caption') || describing(detail.stages);
  const gestures = useTimelineGestures(box);
  useView(asset, Math.max(0, width - GUTTER));

  const strip = video && shown('frames');
  const kinds = (['text', 'object', 'caption'] as const).filter(
    (kind) => video && shown(kind) && (kind !== 'caption' || described),
  );
  const hidden = !strip && kinds.length === 0 && !(['speech', 'subtitle', 'hits', 'note'] as const).some(shown);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1">
        <div
          ref={box}
          id="timeline-lanes"
          className="relative h-full touch-none overflow-y-auto overflow-x-hidden"
          {...gestures}
        >
          <div className="relative min-h-full">
            <RulerLane />
            {shown('note') ? <NotesLane lane={notesLane} notes={notes} /> : null}
            {hidden ? <LaneNote>{strings.noLanes}</LaneNote> : null}
            {strip ? <FramesLane strip={detail.filmstrip} sprite={sprite} keyFrames={detail.keyFrames} /> : null}
            {shown('speech') ? <SpeechLane sound={sound} lane={lanes.get('speech')} note={empty.speech} /> : null}
            {shown('subtitle') && lanes.has('subtitle') ? (
              <EvidenceLane kind="subtitle" lane={lanes.get('subtitle')} note="" />
            ) : null}
            {kinds.map((kind) => (
              <EvidenceLane key={kind} kind={kind} lane={lanes.get(kind)} note={empty[kind]} />
            ))}
            {shown('hits') ? <HitsLane citations={citations} /> : null}
            <MarkedRange />
            <Playhead />
          </div>
        </div>
        <Position asset={asset} />
        <HoverPreview asset={asset} strip={detail.filmstrip} lanes={hovered} />
        <NoteEditor notes={notes} />
      </div>
      <Overview sound={sound} notes={notesLane} citations={citations} />
    </div>
  );
}
