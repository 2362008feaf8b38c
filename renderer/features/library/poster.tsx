import { AudioLines, Film, Image } from 'lucide-react';
import { useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { cx } from '../../lib/cx.ts';
import { bridge } from '../../lib/engine.ts';

const icons = { video: Film, image: Image, audio: AudioLines };

export interface PosterProps {
  asset: Asset;
  /** Whether its shots are found: the picture is made with them. */
  ready: boolean;
  className?: string;
}

/** The picture that stands for an asset; its kind's icon until there is one. */
export function Poster({ asset, ready, className }: PosterProps) {
  const [failed, setFailed] = useState(false);
  const Icon = icons[asset.kind];
  return (
    <span
      className={cx('relative flex items-center justify-center overflow-hidden bg-n4 text-n9 picture-edge', className)}
    >
      {asset.kind === 'audio' || !ready || failed ? (
        <Icon size={20} strokeWidth={1.5} aria-hidden />
      ) : (
        <img
          src={bridge.mediaUrl(`poster/${asset.id}`)}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => setFailed(true)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
