import { z } from 'zod';
import { assetId } from './asset.ts';
import { box } from './evidence.ts';

/** Fractions of the upright picture, 0–1, origin top left. */
const point = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type Point = z.infer<typeof point>;

export const annotationColor = z.enum(['amber', 'red', 'green', 'blue', 'violet', 'white', 'black']);
export type AnnotationColor = z.infer<typeof annotationColor>;

const drawn = { id: z.string().min(1).max(100), color: annotationColor };

/** Something that a person put on a picture, as a vector; a size is a fraction of the picture's height. */
export const annotation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('box'), ...drawn, box, label: z.string().max(500).default('') }),
  z.object({ kind: z.literal('highlight'), ...drawn, box }),
  z.object({ kind: z.literal('arrow'), ...drawn, from: point, to: point }),
  /** `at` is the top left corner of the first line. */
  z.object({
    kind: z.literal('text'),
    ...drawn,
    at: point,
    text: z.string().max(10_000),
    size: z.number().min(0.005).max(0.5),
  }),
  z.object({ kind: z.literal('freehand'), ...drawn, points: z.array(point).min(1).max(5_000) }),
  /** A numbered dot, with what the number stands for. */
  z.object({
    kind: z.literal('callout'),
    ...drawn,
    at: point,
    number: z.number().int().min(1).max(999),
    text: z.string().max(10_000).default(''),
  }),
  /** Hides what is there: from the whole span of the marked frame, in whatever leaves the library. */
  z.object({ kind: z.literal('hide'), id: z.string().min(1).max(100), box, style: z.enum(['blur', 'pixelate']) }),
]);
export type Annotation = z.infer<typeof annotation>;
export type AnnotationOf<K extends Annotation['kind']> = Extract<Annotation, { kind: K }>;

/**
 * A picture of an asset that a person drew on. Shapes are seen at `at` alone; what is hidden stays hidden from `start` to `end`.
 * Times in s; 0 for still pictures. `updatedAt` in ms since 1970.
 */
export const markedFrame = z.object({
  id: z.string().min(1).max(100),
  assetId,
  at: z.number().min(0),
  start: z.number().min(0),
  end: z.number().min(0),
  /** The last lies on top. */
  annotations: z.array(annotation).max(500),
  updatedAt: z.number(),
});
export type MarkedFrame = z.infer<typeof markedFrame>;
