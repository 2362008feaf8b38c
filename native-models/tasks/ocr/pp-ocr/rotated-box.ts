import type { NormBox } from '../../../protocol.ts';

/** A rectangle that stands at an angle, in pixels of a picture. */
export interface RotatedBox {
  /** Centre. */
  x: number;
  y: number;
  /** Extent along `angle`. */
  width: number;
  /** Extent across it. */
  height: number;
  /** Radians, clockwise on the screen, of the direction in which `width` runs. */
  angle: number;
}

/** A box at least this many times higher than wide holds a line that runs up or down. */
const UPRIGHT = 1.5;

export type Point = readonly [x: number, y: number];

/** Convex hull (Andrew's monotone chain), turning one way, without points on its edges. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * The rectangle of least area around points: one of its sides lies on a side of their hull (Freeman and Shapira 1975).
 * Its angle is within ±π/4.
 */
export function leastRectangle(points: readonly Point[]): RotatedBox {
  const hull = convexHull(points);
  let best: RotatedBox | undefined;
  for (let i = 0; i < hull.length; i++) {
    const [from, to] = [hull[i]!, hull[(i + 1) % hull.length]!];
    const angle = quarter(Math.atan2(to[1] - from[1], to[0] - from[0]));
    const box = boxAt(hull, angle);
    if (!best || box.width * box.height < best.width * best.height - 1e-9) best = box;
  }
  return best ?? { x: 0, y: 0, width: 0, height: 0, angle: 0 };
}

/** Corners in reading order: top left, top right, bottom right, bottom left, seen along `angle`. */
export function cornersOf({ x, y, width, height, angle }: RotatedBox): [Point, Point, Point, Point] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (u: number, v: number): Point => [
    x + u * width * cos - v * height * sin,
    y + u * width * sin + v * height * cos,
  ];
  return [at(-0.5, -0.5), at(0.5, -0.5), at(0.5, 0.5), at(-0.5, 0.5)];
}

/** The same rectangle with `width` along a line that fills it; a line that runs up or down is taken to run downwards. */
export function alongLine(box: RotatedBox): RotatedBox {
  if (!isUpright(box)) return box;
  return { ...box, width: box.height, height: box.width, angle: box.angle + Math.PI / 2 };
}

/** Whether the line in a box runs up or down. */
export function isUpright({ width, height }: RotatedBox): boolean {
  return height >= UPRIGHT * width;
}

/** The same rectangle, its line read from the other end. */
export function turned(box: RotatedBox): RotatedBox {
  return { ...box, angle: box.angle + Math.PI };
}

/** A part of a rectangle: from (x0, y0) to (x1, y1) in fractions of it, along its angle. */
export function partOf(box: RotatedBox, x0: number, y0: number, x1: number, y1: number): RotatedBox {
  const u = ((x0 + x1) / 2 - 0.5) * box.width;
  const v = ((y0 + y1) / 2 - 0.5) * box.height;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return {
    x: box.x + u * cos - v * sin,
    y: box.y + u * sin + v * cos,
    width: (x1 - x0) * box.width,
    height: (y1 - y0) * box.height,
    angle: box.angle,
  };
}

/** Upright box around a rotated one, in fractions of a picture of that size and cut at its edges. */
export function uprightBox(box: RotatedBox, width: number, height: number): NormBox {
  const corners = cornersOf(box);
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const xs = corners.map(([x]) => within(x / width));
  const ys = corners.map(([, y]) => within(y / height));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** The same direction within ±π/4, sides exchanged where need be. */
function quarter(angle: number): number {
  return angle - Math.round(angle / (Math.PI / 2)) * (Math.PI / 2);
}

function boxAt(points: readonly Point[], angle: number): RotatedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    u0 = Math.min(u0, u);
    u1 = Math.max(u1, u);
    v0 = Math.min(v0, v);
    v1 = Math.max(v1, v);
  }
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: u1 - u0, height: v1 - v0, angle };
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
