import { useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { calloutRadius } from '../../../preload/contract/annotation-look.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import { useAssetDetail, useEvidence } from '../../lib/data.ts';
import { useFocusHere } from '../../lib/use-focus-here.ts';
import { boxesAt } from '../player/boxes-at.ts';
import type { Rect } from '../player/picture-box.ts';
import { usePlayer } from '../player/player-store.ts';
import { drawOn, leaveAnnotate, saveNow, useAnnotate } from './annotate-store.ts';
import { takesFound } from './found-here.ts';
import { FoundOutlines } from './found-outlines.tsx';
import { Handles } from './handles.tsx';
import { boundsOf } from './shape-geometry.ts';
import { ShapeView } from './shape-view.tsx';
import { spoken } from './spoken.ts';
import { strings } from './strings.ts';
import { TextPlate } from './text-plate.tsx';
import { useAnnotateKeys } from './use-annotate-keys.ts';
import { usePen } from './use-pen.ts';

/** An area that a pointer finds more easily than a thin line. */
function Grip({ one, picture }: { one: Annotation; picture: Rect }) {
  if (one.kind === 'text') return null;
  const shared = { 'data-shape': one.id, fill: 'transparent', pointerEvents: 'all' as const };
  if (one.kind === 'arrow') {
    const [x1, y1] = [one.from.x * picture.width, one.from.y * picture.height];
    const [x2, y2] = [one.to.x * picture.width, one.to.y * picture.height];
    return <line {...shared} {...{ x1, y1, x2, y2 }} pointerEvents="stroke" stroke="transparent" strokeWidth={16} />;
  }
  if (one.kind === 'freehand') {
    const points = one.points.map(({ x, y }) => `${x * picture.width},${y * picture.height}`).join(' ');
    return (
      <polyline {...shared} points={points} fill="none" pointerEvents="stroke" stroke="transparent" strokeWidth={16} />
    );
  }
  if (one.kind === 'callout') {
    const [cx, cy] = [one.at.x * picture.width, one.at.y * picture.height];
    return <circle {...shared} {...{ cx, cy }} r={calloutRadius(picture) + 3} />;
  }
  const { x, y, w, h } = boundsOf(one);
  const rect = { x: x * picture.width, y: y * picture.height, width: w * picture.width, height: h * picture.height };
  // A box is taken hold of by its line, so that one can draw inside it; what is filled, anywhere.
  return one.kind === 'box' ? (
    <rect {...shared} {...rect} pointerEvents="stroke" fill="none" stroke="transparent" strokeWidth={14} />
  ) : (
    <rect {...shared} {...rect} />
  );
}

/** Dashes of both shades: they show on any picture. */
function HiddenOutline({ box: { x, y, w, h }, picture }: { box: Box; picture: Rect }) {
  const rect = { x: x * picture.width, y: y * picture.height, width: w * picture.width, height: h * picture.height };
  return (
    <>
      <rect {...rect} fill="none" stroke="#000" strokeOpacity={0.55} />
      <rect {...rect} fill="none" stroke="#fff" strokeDasharray="5 4" />
    </>
  );
}

/** The picture as something to draw on: shapes, what was found, and handles; by pointer and by keys. */
export function Canvas({ asset, picture }: { asset: Asset; picture: Rect }) {
  const surface = useRef<HTMLDivElement>(null);
  const plate = useRef<HTMLDivElement>(null);
  const { draft, tool, pen, selected, editing, act, set } = useAnnotate();
  const { isSuccess: known } = useAssetDetail(asset.id);
  const { data: evidence = [] } = useEvidence(asset.id);
  const time = usePlayer((state) => state.time);
  const playing = usePlayer((state) => state.playing);
  const showBoxes = usePlayer((state) => state.showBoxes);
  const found = useMemo(
    () => (takesFound(tool) && (tool !== 'select' || showBoxes) ? boxesAt(evidence, time, null, true) : []),
    [evidence, time, tool, showBoxes],
  );
  useEffect(() => {
    if (playing) leaveAnnotate();
    else if (known) drawOn(asset, time);
  }, [playing, known, asset, time]);
  useFocusHere(surface);
  useEffect(() => {
    // The window may be closed at any moment.
    const flush = () => void saveNow();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const on = usePen(surface, plate, picture, found);
  useAnnotateKeys(surface);
  const annotations = draft?.history.present.annotations ?? [];
  const chosen = annotations.find(({ id }) => id === selected);
  return (
    <div
      ref={surface}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keys, too
      tabIndex={0}
      role="application"
      aria-label={strings.canvas}
      data-testid="canvas"
      className="focus-inset absolute inset-0 touch-none overflow-hidden"
      style={{ cursor: tool === 'select' ? 'default' : tool === 'text' ? 'text' : 'crosshair' }}
      {...on}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title would follow the pointer over the whole picture */}
      <svg
        aria-hidden={editing === null}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="absolute overflow-visible"
        style={{ left: picture.x, top: picture.y, width: picture.width, height: picture.height }}
      >
        <FoundOutlines found={found} picture={picture} always={showBoxes} tool={tool} pen={pen} />
        {annotations.map((one) => (
          <g key={one.id} data-kind={one.kind}>
            {one.kind === 'text' ? (
              <TextPlate
                one={one}
                picture={picture}
                id={one.id}
                plate={one.id === selected ? plate : undefined}
                edit={
                  one.id === editing
                    ? {
                        onText: (text) =>
                          act({ type: 'change', annotation: { ...one, text }, gesture: `text-${one.id}` }),
                        onDone: () => {
                          if (useAnnotate.getState().editing === one.id) set({ editing: null });
                          if (one.text.trim() === '') act({ type: 'remove', id: one.id, gesture: `text-${one.id}` });
                        },
                      }
                    : undefined
                }
              />
            ) : (
              <ShapeView one={one} picture={picture} />
            )}
            {one.kind === 'hide' ? <HiddenOutline box={one.box} picture={picture} /> : null}
            <Grip one={one} picture={picture} />
          </g>
        ))}
        {chosen && chosen.id !== editing ? <Handles one={chosen} picture={picture} plate={plate} /> : null}
      </svg>
      <span className="sr-only" aria-live="polite">
        {chosen ? spoken(chosen, annotations) : ''}
      </span>
    </div>
  );
}
