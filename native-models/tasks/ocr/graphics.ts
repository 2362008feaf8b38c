import { type Component, componentsOf } from './components.ts';
import type { GreyImage } from './prepare.ts';

/** Ink darker than this takes part. */
const INK = 160;
/** Pixels around an erased piece that go with it: its soft edge. */
const EDGE = 2;

/**
 * Erases what is no letter: rules, the frames of tables and boxes, bars of charts, the shapes of photographs. Left in, a
 * table's grid or a bar makes Tesseract throw away the text beside it.
 * @param image ink on white, see `inkOf`; not changed
 */
export function withoutGraphics(image: GreyImage): GreyImage {
  const { width, height } = image;
  // Sizes below are px of a picture 720 high.
  const unit = Math.max(1, Math.min(width, height) / 720);
  const data = image.data.slice();
  const components = componentsOf(image, INK);
  for (const component of components) {
    if (!isGraphic(component, unit) && !isBullet(component, components, unit)) continue;
    for (let i = 0; i < component.runs.length; i += 3) {
      const y = component.runs[i]!;
      const from = Math.max(0, component.runs[i + 1]! - EDGE);
      const to = Math.min(width, component.runs[i + 2]! + EDGE);
      for (let yy = Math.max(0, y - EDGE); yy <= Math.min(height - 1, y + EDGE); yy++) {
        data.fill(255, yy * width + from, yy * width + to);
      }
    }
  }
  return { data, width, height };
}

function isGraphic({ x0, y0, x1, y1, area }: Component, unit: number): boolean {
  const w = x1 - x0;
  const h = y1 - y0;
  const filled = area / (w * h);
  const longer = Math.max(w, h);
  const shorter = Math.min(w, h);
  // A rule: thinner for its length than any stroke of a letter.
  if (filled > 0.75 && longer > 90 * unit && longer > 9 * shorter) return true;
  // A solid block; an upright one may be a large I.
  if (filled > 0.9 && shorter > 26 * unit && w > 0.6 * h) return true;
  // A frame, a grid, the outline of a bar: wide, and hardly any ink in it.
  if (filled < 0.25 && longer > 100 * unit) return true;
  // Higher than a headline.
  return h > 200 * unit;
}

/** A solid dot or square with room on both sides: Tesseract reads it as a letter. */
function isBullet(dot: Component, all: readonly Component[], unit: number): boolean {
  const w = dot.x1 - dot.x0;
  const h = dot.y1 - dot.y0;
  const size = Math.max(w, h);
  if (size < 8 * unit || size > 26 * unit || Math.min(w, h) < size * 0.8 || dot.area < w * h * 0.7) return false;
  return !all.some(
    (other) =>
      other !== dot &&
      other.y0 < dot.y1 + size &&
      other.y1 > dot.y0 - size &&
      other.x0 < dot.x1 + size * 0.7 &&
      other.x1 > dot.x0 - size * 0.7,
  );
}
