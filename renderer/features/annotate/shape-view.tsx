import type { Annotation } from '../../../preload/contract/annotation.ts';
import {
  annotationLooks,
  arrowPaths,
  calloutRadius,
  freehandPath,
  HIGHLIGHT_OPACITY,
  LABEL_LENGTH,
  labelSize,
  type PictureSize,
  SEAM_OPACITY,
  strokeWidth,
} from '../../../preload/contract/annotation-look.ts';
import { Plate } from './text-plate.tsx';

function shortened(label: string): string {
  const points = [...label.trim().replace(/\s+/g, ' ')];
  return points.length <= LABEL_LENGTH
    ? points.join('')
    : `${points
        .slice(0, LABEL_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}

function Lines({
  one,
  picture,
}: {
  one: Exclude<Annotation, { kind: 'hide' | 'text' | 'callout' }>;
  picture: PictureSize;
}) {
  const { fill, seam } = annotationLooks[one.color];
  const stroke = strokeWidth(picture);
  const around = { fill: 'none', stroke: seam, strokeOpacity: SEAM_OPACITY, strokeWidth: stroke + 2 };
  const line = { fill: 'none', stroke: fill, strokeWidth: stroke };
  if (one.kind === 'freehand') {
    const d = freehandPath(one.points, picture);
    return (
      <>
        <path d={d} {...around} />
        <path d={d} {...line} />
      </>
    );
  }
  if (one.kind === 'arrow') {
    const { shaft, head } = arrowPaths(one.from, one.to, picture);
    return (
      <>
        <path d={shaft} {...around} />
        <path d={head} {...around} />
        <path d={shaft} {...line} />
        <path d={head} {...line} fill={fill} />
      </>
    );
  }
  const { x, y, w, h } = one.box;
  const rect = { x: x * picture.width, y: y * picture.height, width: w * picture.width, height: h * picture.height };
  if (one.kind === 'highlight') return <rect {...rect} fill={fill} fillOpacity={HIGHLIGHT_OPACITY} />;
  return (
    <>
      <rect {...rect} rx={stroke} {...around} />
      <rect {...rect} rx={stroke} {...line} />
    </>
  );
}

/** One annotation as an export draws it; what hides is no drawing, and is not here. */
export function ShapeView({ one, picture }: { one: Annotation; picture: PictureSize }) {
  if (one.kind === 'hide' || one.kind === 'text') return null;
  const { fill, ink, seam } = annotationLooks[one.color];
  if (one.kind === 'callout') {
    const radius = calloutRadius(picture);
    const size = radius * (one.number > 99 ? 0.85 : 1.1);
    const [x, y] = [one.at.x * picture.width, one.at.y * picture.height];
    return (
      <>
        <circle cx={x} cy={y} r={radius} fill={fill} stroke={seam} strokeOpacity={SEAM_OPACITY} strokeWidth={2} />
        <text x={x} y={y + size * 0.36} fontSize={size} fontWeight={700} textAnchor="middle" fill={ink}>
          {one.number}
        </text>
      </>
    );
  }
  const label = one.kind === 'box' ? shortened(one.label) : '';
  const size = labelSize(picture);
  const high = size * 1.6;
  const top = one.kind === 'box' ? one.box.y * picture.height : 0;
  return (
    <>
      <Lines one={one} picture={picture} />
      {one.kind === 'box' && label !== '' ? (
        <Plate
          color={one.color}
          left={one.box.x * picture.width}
          top={top >= high ? top - high : top}
          picture={picture}
          style={{ fontSize: size, padding: `0 ${size * 0.35}px`, lineHeight: `${high}px`, whiteSpace: 'nowrap' }}
        >
          {label}
        </Plate>
      ) : null}
    </>
  );
}
