import type { Annotation } from '../../../preload/contract/annotation.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import type { ShownBox } from '../player/boxes-at.ts';
import type { Pen, Tool } from './tools.ts';

/** Tools that can take over what was found: a click on its outline is enough. */
export const takesFound = (tool: Tool): tool is 'box' | 'highlight' | 'hide' | 'select' =>
  tool === 'box' || tool === 'highlight' || tool === 'hide' || tool === 'select';

/** Boxes of text hug their letters; of the picture. */
const AIR = 0.006;

function widened({ x, y, w, h }: Box, by: number): Box {
  const [left, top] = [Math.max(0, x - by), Math.max(0, y - by)];
  return { x: left, y: top, w: Math.min(1, x + w + by) - left, h: Math.min(1, y + h + by) - top };
}

/** What was found, as an annotation of the tool in hand. A line of text is its own label: another over it would hide its neighbour. */
export function taken(
  found: Pick<ShownBox, 'kind' | 'label' | 'box'>,
  tool: Tool,
  id: string,
  { color, style }: Pen,
): Annotation {
  const box = widened(found.box, found.kind === 'text' ? AIR : 0);
  if (tool === 'hide') return { kind: 'hide', id, box, style };
  if (tool === 'highlight') return { kind: 'highlight', id, color, box };
  return { kind: 'box', id, color, box, label: found.kind === 'text' ? '' : found.label.slice(0, 500) };
}
