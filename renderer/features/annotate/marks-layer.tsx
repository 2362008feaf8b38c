import { useMemo } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { containRect } from '../player/picture-box.ts';
import { usePlayer } from '../player/player-store.ts';
import { useAnnotate } from './annotate-store.ts';
import { Canvas } from './canvas.tsx';
import { HiddenLayer } from './hidden-layer.tsx';
import type { Drawing } from './history.ts';
import { halfFrame, markedAt } from './marked-frame.ts';
import { ShapeView } from './shape-view.tsx';
import { strings } from './strings.ts';
import { TextPlate } from './text-plate.tsx';
import { useMarks } from './use-marks.ts';

/** While it plays a drawing stays for so long, s: a frame alone nobody would see. */
const PASSING = 0.6;

function hiddenNow(asset: Asset, drawings: readonly Drawing[], time: number) {
  const frame = 2 * halfFrame(asset);
  const holds = ({ start, end }: Drawing) => asset.kind === 'image' || (time >= start - frame && time <= end + frame);
  return drawings.filter(holds).flatMap(({ annotations }) => annotations.filter((one) => one.kind === 'hide'));
}

/** What was drawn on the picture that is on, and what is hidden in it; in the mode, what it is drawn with. */
export function MarksLayer({ asset, pane }: { asset: Asset; pane: { width: number; height: number } }) {
  const { data: marks = [], isSuccess } = useMarks(asset.id);
  const annotating = useAnnotate((state) => state.on);
  const draft = useAnnotate((state) => state.draft);
  const time = usePlayer((state) => state.time);
  const playing = usePlayer((state) => state.playing);
  const picture = containRect(pane, asset);
  // What is in hand is newer than what main told last.
  const hidden = useMemo(() => {
    const others = marks.filter(({ id }) => id !== draft?.id);
    const inHand = draft?.assetId === asset.id ? [draft.history.present] : [];
    return hiddenNow(asset, [...others, ...inHand], time);
  }, [asset, marks, draft, time]);
  const passed = playing ? marks.find(({ at }) => time >= at - halfFrame(asset) && time < at + PASSING) : undefined;
  const marked = passed ?? markedAt(asset, marks, time);
  if (pane.width === 0) return null;
  return (
    <>
      <HiddenLayer regions={hidden} picture={picture} />
      {annotating && isSuccess ? <Canvas asset={asset} picture={picture} /> : null}
      {!annotating && marked ? (
        <svg
          role="img"
          aria-label={strings.drawing(marked.annotations.length)}
          data-testid="drawing"
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          strokeLinecap="round"
          strokeLinejoin="round"
          className="pointer-events-none absolute"
          style={{ left: picture.x, top: picture.y, width: picture.width, height: picture.height }}
        >
          {marked.annotations.map((one) =>
            one.kind === 'text' ? (
              <TextPlate key={one.id} one={one} picture={picture} />
            ) : (
              <ShapeView key={one.id} one={one} picture={picture} />
            ),
          )}
        </svg>
      ) : null}
    </>
  );
}
