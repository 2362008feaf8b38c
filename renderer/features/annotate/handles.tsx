import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { calloutRadius } from '../../../preload/contract/annotation-look.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import type { Rect } from '../player/picture-box.ts';
import { boundsOf, type Handle } from './shape-geometry.ts';

const cursors: Record<Handle, string> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
  from: 'move',
  to: 'move',
};

/** Where each handle of an outline lies, px. Small outlines have corners only. */
function places({ x, y, width, height }: Rect): [Handle, number, number][] {
  const corners: [Handle, number, number][] = [
    ['nw', x, y],
    ['ne', x + width, y],
    ['sw', x, y + height],
    ['se', x + width, y + height],
  ];
  if (width > 44) corners.push(['n', x + width / 2, y], ['s', x + width / 2, y + height]);
  if (height > 44) corners.push(['w', x, y + height / 2], ['e', x + width, y + height / 2]);
  return corners;
}

function inPixels({ x, y, w, h }: Box, picture: Rect): Rect {
  return { x: x * picture.width, y: y * picture.height, width: w * picture.width, height: h * picture.height };
}

/** A text is as large as the page set it. */
function usePlateRect(plate: RefObject<HTMLDivElement | null>, picture: Rect, one: Annotation): Rect | null {
  const [rect, setRect] = useState<Rect | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the text may have another size or place
  useLayoutEffect(() => {
    const element = one.kind === 'text' ? plate.current : null;
    const frame = element?.closest('svg')?.getBoundingClientRect();
    if (!element || !frame) return setRect(null);
    const { left, top, width, height } = element.getBoundingClientRect();
    setRect({ x: left - frame.left, y: top - frame.top, width, height });
  }, [plate, one, picture.width, picture.height]);
  return rect;
}

/** The outline of the selected shape, and what to resize it by. */
export function Handles({
  one,
  picture,
  plate,
}: {
  one: Annotation;
  picture: Rect;
  plate: RefObject<HTMLDivElement | null>;
}) {
  const text = usePlateRect(plate, picture, one);
  if (one.kind === 'text' && !text) return null;
  const radius = calloutRadius(picture) + 4;
  const outline =
    one.kind === 'callout'
      ? {
          x: one.at.x * picture.width - radius,
          y: one.at.y * picture.height - radius,
          width: 2 * radius,
          height: 2 * radius,
        }
      : (text ?? inPixels(boundsOf(one), picture));
  const handles: [Handle, number, number][] =
    one.kind === 'arrow'
      ? [
          ['from', one.from.x * picture.width, one.from.y * picture.height],
          ['to', one.to.x * picture.width, one.to.y * picture.height],
        ]
      : one.kind === 'callout'
        ? []
        : one.kind === 'text'
          ? [['se', outline.x + outline.width, outline.y + outline.height]]
          : places(outline);
  return (
    <g>
      {/* A box is its own outline: another on it would hide its colour. */}
      {one.kind === 'arrow' || one.kind === 'box' ? null : (
        <>
          <rect {...outline} fill="none" stroke="#000" strokeOpacity={0.5} strokeWidth={3} pointerEvents="none" />
          <rect {...outline} fill="none" stroke="#fff" strokeWidth={1} pointerEvents="none" />
        </>
      )}
      {handles.map(([handle, x, y]) => (
        <g key={handle} data-handle={handle} style={{ cursor: cursors[handle] }}>
          <circle cx={x} cy={y} r={12} fill="transparent" pointerEvents="all" />
          <circle cx={x} cy={y} r={4.5} fill="#fff" stroke="#000" strokeOpacity={0.65} strokeWidth={1} />
        </g>
      ))}
    </g>
  );
}
