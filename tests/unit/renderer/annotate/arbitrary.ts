import fc from 'fast-check';
import { type Annotation, annotation, annotationColor } from '../../../../preload/contract/annotation.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
export const anyPoint = fc.record({ x: unit, y: unit });
/** Also well outside the picture. */
export const farPoint = fc.record({
  x: fc.double({ min: -3, max: 4, noNaN: true }),
  y: fc.double({ min: -3, max: 4, noNaN: true }),
});

const anyBox = fc.tuple(anyPoint, anyPoint).map(([a, b]) => {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, w: Math.max(a.x, b.x) - x, h: Math.max(a.y, b.y) - y };
});
const color = fc.constantFrom(...annotationColor.options);
const drawn = { id: fc.uuid(), color };

export const anyAnnotation: fc.Arbitrary<Annotation> = fc.oneof(
  fc.record({ kind: fc.constant('box' as const), ...drawn, box: anyBox, label: fc.string() }),
  fc.record({ kind: fc.constant('highlight' as const), ...drawn, box: anyBox }),
  fc.record({ kind: fc.constant('arrow' as const), ...drawn, from: anyPoint, to: anyPoint }),
  fc.record({
    kind: fc.constant('text' as const),
    ...drawn,
    at: anyPoint,
    text: fc.string(),
    size: fc.double({ min: 0.005, max: 0.5, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('freehand' as const),
    ...drawn,
    points: fc.array(anyPoint, { minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('callout' as const),
    ...drawn,
    at: anyPoint,
    number: fc.integer({ min: 1, max: 999 }),
    text: fc.string(),
  }),
  fc.record({
    kind: fc.constant('hide' as const),
    id: fc.uuid(),
    box: anyBox,
    style: fc.constantFrom('blur' as const, 'pixelate' as const),
  }),
);

const near = 1e-9;

/** What the library takes, and with every point in the picture. */
export function isSound(one: Annotation): boolean {
  if (!annotation.safeParse(one).success) return false;
  if (!('box' in one)) return true;
  const { x, y, w, h } = one.box;
  return x >= 0 && y >= 0 && w >= 0 && h >= 0 && x + w <= 1 + near && y + h <= 1 + near;
}
