import { memo, useCallback } from 'react';
import { kindLooks } from '../evidence/kinds.ts';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawLane } from './draw-lane.ts';
import type { View } from './geometry.ts';
import { laneColors } from './lane-colors.ts';
import type { Lane, LaneItem } from './lane-items.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { useLaneCanvas } from './painters.ts';
import { strings } from './strings.ts';

const ROW = 18;
const LOWEST = 26;

export type LaneKind = 'text' | 'object' | 'subtitle' | 'caption';

export function litItems(lane: Lane | undefined, ids: readonly string[] | undefined): LaneItem[] {
  return (ids ?? []).flatMap((id) => lane?.byId.get(id) ?? []);
}

function labelOf(items: readonly LaneItem[], first: number, count: number): string {
  const { label } = items[first]!;
  return count > 1 ? `${label}  +${count - 1}` : label;
}

/** Evidence of one kind over time; what overlaps spreads over rows, what lies too close is joined. */
export const EvidenceLane = memo(function EvidenceLane(props: {
  kind: LaneKind;
  lane: Lane | undefined;
  note: string;
}) {
  const { kind, lane, note } = props;
  const lit = usePlayer((state) => state.lit?.evidenceIds);
  const theme = useTheme();
  const rows = lane?.levels.rows ?? 1;
  const height = Math.max(LOWEST, rows * ROW + 8);
  const { color, icon, label } = kindLooks[kind];
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      const colors = laneColors();
      const look = {
        color: colors[kind],
        ink: colors.n12,
        litColor: colors.accent,
        litInk: colors['on-accent'],
        lit: litItems(lane, lit),
        label: labelOf,
      };
      if (lane) drawLane(context, view, lane.levels, { rowHeight: ROW, top: (height - rows * ROW) / 2 + 1 }, look);
    },
    [lane, height, rows, kind, lit, theme],
  );
  const canvas = useLaneCanvas(height, draw);
  return (
    <LaneRow icon={icon} label={strings.lanes[kind]} color={color} height={height}>
      {lane ? (
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" data-lane={label} />
      ) : (
        <LaneNote>{note}</LaneNote>
      )}
    </LaneRow>
  );
});
