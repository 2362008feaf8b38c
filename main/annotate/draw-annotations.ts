import type { Annotation } from '../../preload/contract/annotation.ts';
import { encode, openCanvas } from './canvas.ts';
import { shapeLayers } from './draw-shapes.ts';

/**
 * Draws annotations into a picture, at its own resolution or `maxWidth` px wide; what hides comes first, and hides for good.
 * @param picture encoded; what `openCanvas` takes
 * @returns a new JPEG without any metadata of the original, and its size in px
 */
export async function drawAnnotations(
  picture: Uint8Array,
  annotations: readonly Annotation[],
  maxWidth?: number,
): Promise<{ jpeg: Uint8Array; width: number; height: number }> {
  const hidden = annotations.filter((one) => one.kind === 'hide');
  const canvas = await openCanvas(picture, hidden, maxWidth);
  const jpeg = await encode(canvas, await shapeLayers(annotations, canvas));
  return { jpeg, width: canvas.width, height: canvas.height };
}
