import { Image, MessageSquareText, Volume2 } from 'lucide-react';
import { useState } from 'react';
import type { ReportItem } from '../../../preload/contract/report.ts';
import type { IsStill } from '../../../preload/contract/still.ts';
import type { MediaPath } from '../../../preload/contract/wire.ts';
import { cx } from '../../lib/cx.ts';
import { useIsStill } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';

function pictureOf(item: ReportItem, isStill: IsStill): { path: MediaPath; time: number | null } | null {
  if (item.kind === 'moment') {
    const { moment, at } = item;
    if (isStill(moment)) return { path: `poster/${moment.assetId}`, time: null };
    // The key frame's own second has a thumbnail already; any other is decoded once.
    const { keyFrame } = moment;
    const near = keyFrame && Math.abs(keyFrame.time - at) < 0.05;
    return { path: near ? `thumb/${keyFrame.id}` : `frame/${moment.assetId}/${at.toFixed(3)}`, time: at };
  }
  const citation = item.kind === 'answer' ? item.answer.sentences[0]?.citations[0] : undefined;
  if (!citation?.keyFrameId) return null;
  return { path: `thumb/${citation.keyFrameId}`, time: isStill(citation) ? null : citation.start };
}

/** What an item looks like, with its second; an icon where there is nothing to see. */
export function ItemPicture({ item, className }: { item: ReportItem; className?: string }) {
  const [failed, setFailed] = useState<string | null>(null);
  const picture = pictureOf(item, useIsStill());
  const Icon = item.kind === 'answer' ? MessageSquareText : item.kind === 'moment' && picture ? Volume2 : Image;
  return (
    <span
      className={cx('relative flex items-center justify-center overflow-hidden bg-n4 text-n9 picture-edge', className)}
    >
      {picture && failed !== picture.path ? (
        <img
          src={bridge.mediaUrl(picture.path)}
          alt=""
          draggable={false}
          loading="lazy"
          onError={() => setFailed(picture.path)}
          className="size-full object-cover object-top"
        />
      ) : (
        <Icon size={18} strokeWidth={1.5} aria-hidden />
      )}
      {picture && picture.time !== null ? (
        <span className="tnum absolute right-0.5 bottom-0.5 rounded-[3px] bg-black/75 px-1 text-micro text-white leading-4">
          {formatTime(picture.time)}
        </span>
      ) : null}
    </span>
  );
}
