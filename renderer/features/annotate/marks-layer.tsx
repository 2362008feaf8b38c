import { useMemo } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssetDetail } from '../../lib/data.ts';
import { Later, later } from '../../lib/later.tsx';
import { containRect } from '../player/picture-box.ts';
import { usePlayer } from '../player/player-store.ts';
import { useAnnotate } from './annotate-store.ts';
import { HiddenLayer } from './hidden-layer.tsx';
import { halfFrame, hiddenSpan, markedAt } from './marked-frame.ts';
import { ShapeView } from './shape-view.tsx';
import { strings } from './strings.ts';
import { TextPlate } from './text-plate.tsx';
import { useMarks } from './use-marks.ts';

const canvas = later(() => import('./canvas.tsx').then((part) => part.Canvas));

/** While it plays a drawing stays for so long, s: a frame alone nobody would see. */
const PASSING = 0.6;

/** What was drawn on the picture that is on, and what is hidden in it; in the mode, what it is drawn with. */
export function MarksLayer({ asset, pane }: { asset: Asset; pane: { width: number; height: number } }) {
  const { data: marks = [], isSuccess } = useMarks(asset.id);
  const { data: detail } = useAssetDetail(asset.id);
  const annotating = useAnnotate((state) => state.on);
  const draft = useAnnotate((state) => state.draft);
  const time = usePlayer((state) => state.time);
  const playing = usePlayer((state) => state.playing);
  const picture = containRect(pane, asset);
  // What is in hand is newer than what main told last.
  const hiding = useMemo(() => {
    const others = marks.filter(({ id }) => id !== draft?.id);
    const inHand = draft?.assetId === asset.id ? [draft.history.present] : [];
    return [...others, ...inHand].flatMap((drawing) => {
      const regions = drawing.annotations.filter((one) => one.kind === 'hide');
      return regions.length > 0 ? [{ regions, ...hiddenSpan(asset, detail?.keyFrames ?? [], drawing) }] : [];
    });
  }, [asset, marks, draft, detail]);
  const hidden = useMemo(
    () => hiding.flatMap(({ regions, start, end }) => (start <= time && time <= end ? regions : [])),
    [hiding, time],
  );
  const passed = playing ? marks.find(({ at }) => time >= at - halfFrame(asset) && time < at + PASSING) : undefined;
  const marked = passed ?? markedAt(asset, marks, time);
  if (pane.width === 0) return null;
  return (
    <>
      <HiddenLayer regions={hidden} picture={picture} />
      {annotating && isSuccess ? <Later part={canvas} asset={asset} picture={picture} /> : null}
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
