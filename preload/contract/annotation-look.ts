import type { AnnotationColor, Point } from './annotation.ts';

/*
 * How annotations look, in numbers: the window draws by these and so does an export, so that what is handed over is what was seen.
 * Sizes are px of the picture as it is drawn, large or small.
 */

export interface PictureSize {
  width: number;
  height: number;
}

const dark = '#17181c';
const light = '#ffffff';

/** Line or plate, what is written on the plate, and the seam that lets a line show on any picture. */
export const annotationLooks: Record<AnnotationColor, { fill: string; ink: string; seam: string }> = {
  amber: { fill: '#e28f30', ink: dark, seam: dark },
  red: { fill: '#d93a40', ink: light, seam: dark },
  green: { fill: '#3bb27a', ink: dark, seam: dark },
  blue: { fill: '#2c72d9', ink: light, seam: dark },
  violet: { fill: '#8a4fd0', ink: light, seam: dark },
  white: { fill: light, ink: dark, seam: dark },
  black: { fill: dark, ink: light, seam: light },
};

/** In the order in which they are offered. */
export const annotationColors = Object.keys(annotationLooks) as AnnotationColor[];

export const HIGHLIGHT_OPACITY = 0.38;
export const SEAM_OPACITY = 0.6;
/** Longer labels of boxes are cut: a plate is no place for a paragraph. */
export const LABEL_LENGTH = 60;

const side = ({ width, height }: PictureSize): number => Math.min(width, height);

export const strokeWidth = (picture: PictureSize): number => Math.max(2, side(picture) / 180);
export const labelSize = (picture: PictureSize): number => Math.max(11, side(picture) / 30);
export const calloutRadius = (picture: PictureSize): number => Math.max(10, side(picture) / 30);

const number = (value: number): string => String(Math.round(value * 100) / 100);
const at = (x: number, y: number): string => `${number(x)} ${number(y)}`;

/** SVG paths of an arrow's line and of the head at its end; the line ends inside the head, so that its point is sharp. */
export function arrowPaths(from: Point, to: Point, picture: PictureSize): { shaft: string; head: string } {
  const [x1, y1] = [from.x * picture.width, from.y * picture.height];
  const [x2, y2] = [to.x * picture.width, to.y * picture.height];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(strokeWidth(picture) * 6, length);
  const [bx, by] = [x2 - dx * head, y2 - dy * head];
  const half = head * 0.42;
  return {
    shaft: `M${at(x1, y1)}L${at(x2 - dx * head * 0.7, y2 - dy * head * 0.7)}`,
    head: `M${at(x2, y2)}L${at(bx - dy * half, by + dx * half)}L${at(bx + dy * half, by - dx * half)}Z`,
  };
}

/** SVG path of a line drawn by hand: through the middles between its points, so that it has no corners. One point is a dot. */
export function freehandPath(points: readonly Point[], { width, height }: PictureSize): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: x * width, y: y * height }));
  if (!first) return '';
  if (rest.length === 0) return `M${at(first.x, first.y)}l0.01 0`;
  const parts = [`M${at(first.x, first.y)}`];
  rest.forEach(({ x, y }, i) => {
    const next = rest[i + 1];
    parts.push(next ? `Q${at(x, y)} ${at((x + next.x) / 2, (y + next.y) / 2)}` : `L${at(x, y)}`);
  });
  return parts.join('');
}

export interface TextLayout {
  /** What fits; an ellipsis where some was left out. */
  text: string;
  /** Size of the letters, px. */
  size: number;
  /** Widest that the plate may be, px; what does not fit is moved left and up until it does. */
  maxWidth: number;
  padX: number;
  padY: number;
}

export const LINE_HEIGHT = 1.3;
const LEAST_SIZE = 4;
/** Width of an ordinary letter in sizes; wide scripts are made smaller once they are set. */
const LETTER = 0.6;

/** Lines that a text takes when about `letters` stand on each. */
function lineCount(paragraphs: readonly string[], letters: number): number {
  return paragraphs.reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / Math.max(1, letters))), 0);
}

/**
 * How a text is set on a picture: from its corner to the picture's right edge, but never in less than a third of the width. Where it
 * would be higher than the picture its letters become smaller, and where even that is too much, its end is left out.
 * @param size fraction of the picture's height
 */
export function layOutText(text: string, corner: Point, size: number, picture: PictureSize): TextLayout {
  const maxWidth = Math.max(1, Math.max(picture.width * (1 - corner.x), picture.width * 0.35));
  const paragraphs = text.split('\n');
  let px = Math.max(LEAST_SIZE, size * picture.height);
  const room = (now: number) => Math.max(1, (maxWidth - now * 0.7) / (LETTER * now));
  while (px > LEAST_SIZE && lineCount(paragraphs, room(px)) * px * LINE_HEIGHT + px * 0.5 > picture.height) {
    px = Math.max(LEAST_SIZE, px * 0.93);
  }
  const lines = Math.max(1, Math.floor(picture.height / (px * LINE_HEIGHT)));
  const shown: string[] = [];
  let taken = 0;
  for (const one of paragraphs) {
    if (taken >= lines) break;
    const fitting = Math.floor((lines - taken) * room(px));
    shown.push(one.length > fitting ? [...one.slice(0, fitting)].slice(0, -1).join('') : one);
    taken += lineCount([one], room(px));
  }
  const kept = shown.join('\n');
  return {
    text: kept === text ? text : `${kept.trimEnd()}…`,
    size: px,
    maxWidth,
    padX: px * 0.35,
    padY: px * 0.2,
  };
}
