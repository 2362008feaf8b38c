import { useEffect, useState } from 'react';
import type { Asset, Filmstrip } from '../../../preload/contract/asset.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { cellAt } from './draw-filmstrip.ts';
import { secondAt } from './draw-waveform.ts';
import { useHover } from './hover-store.ts';
import type { Lane } from './lane-items.ts';
import { GUTTER } from './lane-row.tsx';
import { spansWithin } from './spans.ts';
import { useTimeline } from './timeline-store.ts';

export interface HoverPreviewProps {
  asset: Asset;
  strip: Filmstrip | null;
  lanes: readonly Lane[];
}

const WIDTH = 208;

/** The picture itself once the pointer rests; the strip's small one until then, so that something is there at once. */
function Picture({ asset, strip, time }: { asset: Asset; strip: Filmstrip; time: number }) {
  const [rested, setRested] = useState<number | null>(null);
  const second = Math.floor(time * 2) / 2;
  useEffect(() => {
    setRested(null);
    const timer = setTimeout(() => setRested(second), 160);
    return () => clearTimeout(timer);
  }, [second]);
  const { x, y } = cellAt(strip, time);
  const scale = WIDTH / strip.width;
  const rows = Math.ceil(strip.count / strip.columns);
  return (
    <span className="relative block overflow-hidden bg-n4" style={{ height: strip.height * scale }}>
      <img
        src={bridge.mediaUrl(`filmstrip/${asset.id}`)}
        alt=""
        className="absolute max-w-none"
        style={{
          width: strip.width * strip.columns * scale,
          height: strip.height * rows * scale,
          left: -x * scale,
          top: -y * scale,
        }}
      />
      {rested !== null ? (
        <img
          src={bridge.mediaUrl(`frame/${asset.id}/${rested}`)}
          alt=""
          onError={(event) => event.currentTarget.remove()}
          className="absolute inset-0 size-full object-cover"
        />
      ) : null}
    </span>
  );
}

/** What is at the second under the pointer. */
export function HoverPreview(props: HoverPreviewProps) {
  const x = useHover((state) => state.x);
  // Nothing of it is there, and nothing is rendered for a view that moves, until the pointer rests on the lanes.
  return x === null ? null : <Preview {...props} x={x} />;
}

function Preview({ asset, strip, lanes, x }: HoverPreviewProps & { x: number }) {
  const view = useTimeline((state) => state.view);
  const time = secondAt(view, x);
  const near = lanes.flatMap(({ index }) => spansWithin(index, time, time)).slice(0, 3);
  const left = Math.max(4, Math.min(view.width - WIDTH - 4, x - WIDTH / 2));
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute top-0 bottom-0 z-10 w-px bg-n9"
        style={{ left: GUTTER + x }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute bottom-full z-30 mb-1 overflow-hidden rounded-card border border-n6 bg-raised shadow-float"
        style={{ left: GUTTER + left, width: WIDTH }}
      >
        {strip && asset.kind === 'video' ? <Picture asset={asset} strip={strip} time={time} /> : null}
        <div className="flex flex-col gap-0.5 px-2 py-1.5">
          <p className="tnum font-[550] text-meta">{formatTime(time, { milliseconds: view.pxPerSecond > 60 })}</p>
          {near.map((item) => {
            const { icon: Icon, color } = kindLooks[item.kind];
            return (
              <p key={item.id} className="flex items-start gap-1.5 text-micro text-n11">
                <Icon size={12} strokeWidth={1.75} color={color} className="mt-0.5 shrink-0" />
                <span className="line-clamp-2">{item.label}</span>
              </p>
            );
          })}
        </div>
      </div>
    </>
  );
}
