import { useCallback, useMemo } from 'react';
import type { Evidence, EvidenceKind } from '../../../preload/contract/evidence.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { drawLane } from './draw-lane.ts';
import { layoutLane } from './lane-layout.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { indexSpans } from './spans.ts';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';
import { cssColor, useCanvas } from './use-canvas.ts';

const laneKinds = { text: 26, object: 26, subtitle: 26, caption: 26 } as const;
export type LaneKind = keyof typeof laneKinds;

function labelOf(items: readonly Evidence[]): string {
  const [first] = items;
  if (!first) return '';
  const name =
    first.detail.kind === 'object'
      ? `${first.detail.label}${first.detail.count > 1 ? ` ×${first.detail.count}` : ''}`
      : first.text;
  return items.length > 1 ? `${name}  +${items.length - 1}` : name;
}

/** Evidence of one kind over time; what overlaps spreads over rows, what lies too close is joined. */
export function EvidenceLane({
  kind,
  evidence,
  note,
}: {
  kind: LaneKind;
  evidence: readonly Evidence[];
  note: string;
}) {
  const view = useTimeline((state) => state.view);
  const lit = usePlayer((state) => state.lit);
  const theme = useTheme();
  const rowHeight = 18;
  const index = useMemo(() => indexSpans(evidence), [evidence]);
  const marks = useMemo(
    () => layoutLane(index, view, { rows: kind === 'object' ? 2 : 1, minWidth: 3, gap: 2 }),
    [index, view, kind],
  );
  const rows = Math.max(1, ...marks.map((mark) => mark.row + 1));
  const height = Math.max(laneKinds[kind], rows * rowHeight + 8);
  const { color, icon, label } = kindLooks[kind as EvidenceKind];
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      void theme;
      drawLane(
        context,
        marks,
        { width: view.width, rowHeight, top: (height - rows * rowHeight) / 2 + 1 },
        {
          color: cssColor(`--${kind}`),
          ink: cssColor('--n12'),
          lit: (item) => lit?.evidenceIds.includes(item.id) ?? false,
          litColor: cssColor('--accent'),
          label: labelOf,
        },
      );
    },
    [marks, view.width, height, rows, kind, lit, theme],
  );
  const canvas = useCanvas(view.width, height, draw);
  return (
    <LaneRow icon={icon} label={strings.lanes[kind]} color={color} height={height}>
      {evidence.length > 0 ? (
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" data-lane={label} />
      ) : (
        <LaneNote>{note}</LaneNote>
      )}
    </LaneRow>
  );
}
