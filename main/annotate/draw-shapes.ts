import type { OverlayOptions } from 'sharp';
import type { Annotation, AnnotationOf } from '../../preload/contract/annotation.ts';
import {
  annotationLooks,
  arrowPaths,
  calloutRadius,
  freehandPath,
  HIGHLIGHT_OPACITY,
  LABEL_LENGTH,
  labelSize,
  layOutText,
  type PictureSize,
  SEAM_OPACITY,
  strokeWidth,
} from '../../preload/contract/annotation-look.ts';
import type { Box } from '../../preload/contract/evidence.ts';
import { cleanLine, cleanText, shorten } from '../report/clean-text.ts';
import { textPlate } from './text-plate.ts';

type Line = Exclude<Annotation, { kind: 'hide' | 'text' }>;

/**
 * Annotations as layers for sharp, the last on top. What hides is no layer: it is in the canvas before anything is drawn.
 * Texts are set as pictures of their own, never as markup; lines that follow each other share one layer.
 * @param picture px, as it is drawn on
 */
export async function shapeLayers(annotations: readonly Annotation[], picture: PictureSize): Promise<OverlayOptions[]> {
  const layers: OverlayOptions[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) layers.push({ input: drawing(lines.join(''), picture), left: 0, top: 0 });
    lines = [];
  };
  for (const one of annotations) {
    if (one.kind === 'hide') continue;
    if (one.kind !== 'text') lines.push(lineShape(one, picture));
    const plate =
      one.kind === 'text' ? await textLayer(one, picture) : one.kind === 'box' ? await label(one, picture) : null;
    if (!plate) continue;
    flush();
    layers.push(plate);
  }
  flush();
  return layers;
}

function drawing(shapes: string, { width, height }: PictureSize): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" stroke-linecap="round" stroke-linejoin="round">${shapes}</svg>`,
  );
}

function lineShape(one: Line, picture: PictureSize): string {
  const { fill, ink, seam } = annotationLooks[one.color];
  const stroke = strokeWidth(picture);
  const around = `stroke="${seam}" stroke-opacity="${SEAM_OPACITY}" stroke-width="${stroke + 2}"`;
  const line = `stroke="${fill}" stroke-width="${stroke}"`;
  if (one.kind === 'box') {
    const rect = `<rect ${rectOf(one.box, picture)} rx="${stroke}"`;
    return `${rect} ${around}/>${rect} ${line}/>`;
  }
  if (one.kind === 'highlight') {
    return `<rect ${rectOf(one.box, picture)} fill="${fill}" fill-opacity="${HIGHLIGHT_OPACITY}"/>`;
  }
  if (one.kind === 'freehand') {
    const path = `<path d="${freehandPath(one.points, picture)}"`;
    return `${path} ${around}/>${path} ${line}/>`;
  }
  if (one.kind === 'arrow') {
    const { shaft, head } = arrowPaths(one.from, one.to, picture);
    return `<path d="${shaft}" ${around}/><path d="${head}" ${around}/><path d="${shaft}" ${line}/><path d="${head}" fill="${fill}" ${line} />`;
  }
  const radius = calloutRadius(picture);
  const [x, y] = [one.at.x * picture.width, one.at.y * picture.height];
  const size = radius * (one.number > 99 ? 0.85 : 1.1);
  return (
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${seam}" stroke-opacity="${SEAM_OPACITY}" stroke-width="2"/>` +
    `<text x="${x}" y="${y + size * 0.36}" font-family="Inter, sans-serif" font-weight="bold" font-size="${size}" text-anchor="middle" fill="${ink}">${one.number}</text>`
  );
}

function rectOf({ x, y, w, h }: Box, picture: PictureSize): string {
  return `x="${x * picture.width}" y="${y * picture.height}" width="${w * picture.width}" height="${h * picture.height}"`;
}

/** Above the box where there is room, else inside its upper edge. */
async function label({ box, color, label: text }: AnnotationOf<'box'>, picture: PictureSize) {
  const shown = shorten(cleanLine(text), LABEL_LENGTH);
  if (shown === '') return null;
  const size = labelSize(picture);
  const plate = await textPlate(shown, {
    ...annotationLooks[color],
    ...{ size, padX: size * 0.35, padY: size * 0.15, room: picture },
  });
  const top = box.y * picture.height;
  return placed(plate, box.x * picture.width, top >= plate.height ? top - plate.height : top, picture);
}

async function textLayer({ at, color, text, size }: AnnotationOf<'text'>, picture: PictureSize) {
  const cleaned = cleanText(text);
  if (cleaned === '') return null;
  const laid = layOutText(cleaned, at, size, picture);
  const wrapAt = laid.maxWidth - 2 * laid.padX;
  const plate = await textPlate(laid.text, { ...annotationLooks[color], ...laid, wrapAt, room: picture });
  return placed(plate, at.x * picture.width, at.y * picture.height, picture);
}

/** Moved up and left until it is wholly in the picture. */
function placed(
  { png, width, height }: { png: Buffer; width: number; height: number },
  left: number,
  top: number,
  picture: PictureSize,
): OverlayOptions {
  const within = (value: number, room: number) => Math.max(0, Math.min(Math.round(value), room));
  return { input: png, left: within(left, picture.width - width), top: within(top, picture.height - height) };
}
