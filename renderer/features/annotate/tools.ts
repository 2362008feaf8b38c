import {
  CircleDot,
  EyeOff,
  Highlighter,
  type LucideIcon,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Square,
  Type,
} from 'lucide-react';
import type { Annotation, AnnotationColor, AnnotationOf, Point } from '../../../preload/contract/annotation.ts';
import { boxBetween, nextNumber } from './shape-geometry.ts';

export type Tool = 'select' | Annotation['kind'];

/** In the order of the toolbar and of their keys, 1 to 8. */
export const tools: readonly { tool: Tool; icon: LucideIcon }[] = [
  { tool: 'select', icon: MousePointer2 },
  { tool: 'box', icon: Square },
  { tool: 'arrow', icon: MoveUpRight },
  { tool: 'text', icon: Type },
  { tool: 'highlight', icon: Highlighter },
  { tool: 'freehand', icon: Pencil },
  { tool: 'callout', icon: CircleDot },
  { tool: 'hide', icon: EyeOff },
];

export interface Pen {
  color: AnnotationColor;
  style: AnnotationOf<'hide'>['style'];
}

/** Of the picture's height: what reads well on a slide and on a face. */
const TEXT_SIZE = 0.045;

/** What a tool makes between two points; of some tools only the first one counts. */
export function made(
  kind: Annotation['kind'],
  id: string,
  { color, style }: Pen,
  [from, to]: readonly [Point, Point],
  others: readonly Annotation[],
): Annotation {
  if (kind === 'box') return { kind, id, color, box: boxBetween(from, to), label: '' };
  if (kind === 'highlight') return { kind, id, color, box: boxBetween(from, to) };
  if (kind === 'hide') return { kind, id, style, box: boxBetween(from, to) };
  if (kind === 'arrow') return { kind, id, color, from, to };
  if (kind === 'text') return { kind, id, color, at: from, text: '', size: TEXT_SIZE };
  if (kind === 'freehand') return { kind, id, color, points: [from] };
  return { kind, id, color, at: from, number: nextNumber(others), text: '' };
}

/** The points of a line drawn by hand are at most so many: beyond, every second one is left out. */
const MOST_POINTS = 4_000;

export function withPoint(points: readonly Point[], point: Point): Point[] {
  const kept = points.length < MOST_POINTS ? points : points.filter((_, i) => i % 2 === 0);
  return [...kept, point];
}
