import { cx } from '../../lib/cx.ts';
import { kindLooks } from '../evidence/kinds.ts';
import type { ShownBox } from '../player/boxes-at.ts';
import { boxRect, type Rect } from '../player/picture-box.ts';
import { taken } from './found-here.ts';
import type { Pen, Tool } from './tools.ts';

export interface FoundOutlinesProps {
  found: readonly ShownBox[];
  picture: Rect;
  /** Also where the pointer is not. */
  always: boolean;
  tool: Tool;
  pen: Pen;
}

/** What was found on this picture: a click takes it over as the tool in hand would draw it. */
export function FoundOutlines({ found, picture, always, tool, pen }: FoundOutlinesProps) {
  const frame = { ...picture, x: 0, y: 0 };
  return (
    <g data-theme="dark">
      {found.map((one) => {
        const as = taken(one, tool, one.key, pen);
        const rect = boxRect('box' in as ? as.box : one.box, frame, 6);
        return (
          <rect
            key={one.key}
            {...rect}
            data-found={one.key}
            rx={3}
            fill={kindLooks[one.kind].color}
            stroke={kindLooks[one.kind].color}
            strokeWidth={1.5}
            strokeDasharray={one.kind === 'text' ? '4 3' : undefined}
            pointerEvents="all"
            className={cx(
              'transition-opacity duration-[var(--quick)] [fill-opacity:0] hover:opacity-100 hover:[fill-opacity:0.16]',
              always ? 'opacity-80' : 'opacity-0',
            )}
          />
        );
      })}
    </g>
  );
}
