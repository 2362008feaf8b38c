import type { OverlayOptions } from 'sharp';
import type { Annotation } from '../../preload/contract/annotation.ts';
import { annotationLooks, LABEL_LENGTH, labelSize } from '../../preload/contract/annotation-look.ts';
import type { DrawnBox } from '../../preload/contract/report.ts';
import { encode, type HiddenRegion, openCanvas } from '../annotate/canvas.ts';
import { shapeLayers } from '../annotate/draw-shapes.ts';
import { textPlate } from '../annotate/text-plate.ts';
import { cleanLine, shorten } from './clean-text.ts';
import { placeLabels, type Rect } from './label-layout.ts';

/** The cue-light accent, and a dark seam around it so that it shows on any picture. */
const { fill: accent, seam } = annotationLooks.amber;

export interface DrawnByHand {
  /** What nobody may see: gone before the picture is made smaller or anything is drawn. */
  hidden?: readonly HiddenRegion[];
  /** What a person drew on this picture; over the boxes. */
  shapes?: readonly Annotation[];
}

/**
 * Draws boxes and their labels into a picture, and what a person drew on it.
 * @param picture encoded; what `openCanvas` takes.
 * @returns a new JPEG in sRGB without any metadata of the original (no EXIF, no GPS position), and its size in px.
 */
export async function drawBoxes(
  picture: Uint8Array,
  boxes: readonly DrawnBox[],
  maxWidth: number,
  { hidden = [], shapes = [] }: DrawnByHand = {},
) {
  const canvas = await openCanvas(picture, hidden, maxWidth);
  const { width, height } = canvas;
  const stroke = Math.max(2, Math.round(Math.min(width, height) / 180));
  const shown = boxes
    .map(({ box, label }) => ({
      rect: toPixels(box, width, height),
      label: label === null ? '' : shorten(cleanLine(label), LABEL_LENGTH),
    }))
    .filter(({ rect }) => rect.width > 0 && rect.height > 0)
    .map(({ rect, label }) => ({ rect: padded(rect, width, height, stroke), label }));

  const overlays: OverlayOptions[] = [];
  if (shown.length > 0)
    overlays.push({
      input: outlines(
        shown.map(({ rect }) => rect),
        width,
        height,
        stroke,
      ),
      left: 0,
      top: 0,
    });
  const named = shown.filter(({ label }) => label !== '');
  const labels = await Promise.all(named.map(({ label }) => labelPlate(label, width, height)));
  placeLabels(
    named.map(({ rect }) => rect),
    labels,
    { width, height },
  ).forEach(({ left, top }, index) => {
    overlays.push({ input: labels[index]!.png, left: Math.round(left), top: Math.round(top) });
  });

  const jpeg = await encode(canvas, [...overlays, ...(await shapeLayers(shapes, canvas))]);
  return { jpeg, width, height };
}

/** Fractions to whole px inside the picture; a box without area or with no number in it becomes empty. */
function toPixels(box: DrawnBox['box'], width: number, height: number): Rect {
  const at = (value: number, size: number) => Math.round(Math.max(0, Math.min(1, value)) * size);
  const [left, right] = [at(box.x, width), at(box.x + box.w, width)];
  const [top, bottom] = [at(box.y, height), at(box.y + box.h, height)];
  const sound = [left, right, top, bottom].every(Number.isFinite) && box.w > 0 && box.h > 0;
  return sound ? { left, top, width: right - left, height: bottom - top } : { left: 0, top: 0, width: 0, height: 0 };
}

/** Room around what is marked, so that the line of a box which hugs its text does not strike it out. */
function padded(rect: Rect, width: number, height: number, stroke: number): Rect {
  const room = stroke + Math.round(Math.min(rect.height / 5, height / 90));
  const within = (value: number, size: number) => Math.max(stroke / 2, Math.min(size - stroke / 2, value));
  const [left, right] = [within(rect.left - room, width), within(rect.left + rect.width + room, width)];
  const [top, bottom] = [within(rect.top - room, height), within(rect.top + rect.height + room, height)];
  return { left, top, width: right - left, height: bottom - top };
}

function outlines(rects: readonly Rect[], width: number, height: number, stroke: number): Buffer {
  const shape = ({ left, top, width: w, height: h }: Rect) =>
    `<rect x="${left}" y="${top}" width="${w}" height="${h}" rx="${stroke}"/>`;
  const shapes = rects.map(shape).join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g fill="none">` +
      `<g stroke="${seam}" stroke-opacity="0.6" stroke-width="${stroke + 2}">${shapes}</g>` +
      `<g stroke="${accent}" stroke-width="${stroke}">${shapes}</g></g></svg>`,
  );
}

function labelPlate(label: string, width: number, height: number) {
  const size = labelSize({ width, height });
  return textPlate(label, { ...annotationLooks.amber, size, padX: size / 3, padY: size / 3, room: { width, height } });
}
