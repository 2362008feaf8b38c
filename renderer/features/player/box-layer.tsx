import { useMemo } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useEvidenceWithin } from '../../lib/data.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { boxesAt } from './boxes-at.ts';
import { boxRect, containRect } from './picture-box.ts';
import { usePlayer } from './player-store.ts';

/** s that are fetched at once: what was found in hours is not needed to outline a second. */
const PART = 60;

/** Outlines over the picture: the lit evidence, and on demand all that was found at this second. */
export function BoxLayer({ asset, pane }: { asset: Asset; pane: { width: number; height: number } }) {
  const lit = usePlayer((state) => state.lit);
  const all = usePlayer((state) => state.showBoxes);
  // Boxes change with key frames, not with frames: a tenth of a second is fine enough.
  const time = usePlayer((state) => Math.round(state.time * 10) / 10);
  const mine = lit?.assetId === asset.id ? lit : null;
  const part = Math.floor(time / PART) * PART;
  const { data: evidence = [] } = useEvidenceWithin(asset.id, {
    from: part,
    to: part + PART,
    kinds: ['object', 'text'],
    enabled: all || mine !== null,
  });
  const boxes = useMemo(() => boxesAt(evidence, time, mine, all), [evidence, time, mine, all]);
  const picture = containRect(pane, asset);
  return (
    // Pictures are what they are in either theme: outlines keep the bright hues.
    <svg aria-hidden data-theme="dark" className="pointer-events-none absolute inset-0 size-full" data-testid="boxes">
      {boxes.map(({ key, kind, label, box, lit: isLit }) => {
        const rect = boxRect(box, picture, 6, kind === 'text' ? 5 : 0);
        const color = isLit ? 'var(--accent)' : kindLooks[kind].color;
        const tag = label.length > 28 ? `${label.slice(0, 27)}…` : label;
        const tagWidth = tag.length * 6.2 + 10;
        const below = rect.y < 18;
        const tagY = below ? rect.y + rect.height + 2 : rect.y - 18;
        return (
          <g key={key} className="animate-fade">
            {isLit ? <rect {...rect} rx={4} fill="none" stroke={color} strokeOpacity={0.28} strokeWidth={8} /> : null}
            <rect {...rect} rx={3} fill="none" stroke="#000" strokeOpacity={0.45} strokeWidth={isLit ? 4 : 3} />
            <rect
              {...rect}
              rx={3}
              fill="none"
              stroke={color}
              strokeWidth={isLit ? 2 : 1.5}
              strokeDasharray={kind === 'text' && !isLit ? '4 3' : undefined}
            />
            {kind === 'object' ? (
              <>
                <rect
                  x={rect.x}
                  y={tagY}
                  width={tagWidth}
                  height={16}
                  rx={4}
                  fill={isLit ? 'var(--accent)' : '#111a'}
                />
                <text
                  x={rect.x + 5}
                  y={tagY + 12}
                  fontSize={11}
                  fontWeight={550}
                  fill={isLit ? 'var(--on-accent)' : '#fff'}
                >
                  {tag}
                </text>
              </>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
