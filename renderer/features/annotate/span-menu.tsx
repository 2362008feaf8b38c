import { ChevronDown } from 'lucide-react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssetDetail } from '../../lib/data.ts';
import { formatSpan } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuCheck, MenuLabel } from '../../ui/menu.tsx';
import { markedSpan, useTimeline } from '../timeline/timeline-store.ts';
import { useAnnotate } from './annotate-store.ts';
import { type Span, shotAt } from './marked-frame.ts';
import { strings } from './strings.ts';

type SpanName = keyof typeof strings.spans;

const same = (a: Span, b: Span) => Math.abs(a.start - b.start) < 1e-6 && Math.abs(a.end - b.end) < 1e-6;

/** From when to when the hidden regions of this picture hold. */
export function SpanMenu({ asset }: { asset: Asset }) {
  const { draft, act } = useAnnotate();
  const { data: detail } = useAssetDetail(asset.id);
  const { from, to } = useTimeline();
  if (!draft) return null;
  const { at } = draft;
  const { start, end } = draft.history.present;
  const marks = markedSpan({ from, to });
  const spans: Partial<Record<SpanName, Span>> = {
    shot: shotAt(detail?.keyFrames ?? [], at),
    frame: { start: at, end: at },
    file: { start: 0, end: Math.max(asset.duration, at) },
    ...(marks && marks.from <= at && at <= marks.to ? { marks: { start: marks.from, end: marks.to } } : {}),
  };
  const names = Object.keys(spans) as SpanName[];
  const now = names.find((name) => same(spans[name]!, { start, end })) ?? 'other';
  return (
    <Menu
      align="start"
      trigger={
        <Button aria-label={`${strings.hiddenFor}: ${strings.spans[now]}`}>
          {strings.spans[now]}
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden className="text-n10" />
        </Button>
      }
    >
      <MenuLabel>{strings.hiddenFor}</MenuLabel>
      {names.map((name) => (
        <MenuCheck key={name} checked={name === now} onSelect={() => act({ type: 'span', ...spans[name]! })}>
          {strings.spans[name]}{' '}
          <span className="tnum text-n10">{formatSpan(spans[name]!.start, spans[name]!.end)}</span>
        </MenuCheck>
      ))}
      {spans.marks ? null : <MenuLabel>{strings.marksMissing}</MenuLabel>}
    </Menu>
  );
}
