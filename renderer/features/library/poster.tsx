import { AudioLines, Film, Image } from 'lucide-react';
import { useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { cx } from '../../lib/cx.ts';
import { bridge } from '../../lib/engine.ts';

const icons = { video: Film, image: Image, audio: AudioLines };

/** The picture that stands for an asset; its kind's icon until there is one. */
export function Poster({ asset, className }: { asset: Asset; className?: string }) {
  const [failedAt, setFailedAt] = useState('');
  const Icon = icons[asset.kind];
  // A poster comes with the key frames: ask again when the state changes.
  const version = `${asset.state}-${Object.keys(asset.evidence).length}`;
  const missing = asset.kind === 'audio' || failedAt === version;
  return (
    <span className={cx('relative flex items-center justify-center overflow-hidden bg-n4 text-n9', className)}>
      {missing ? (
        <Icon size={20} strokeWidth={1.5} aria-hidden />
      ) : (
        <img
          src={`${bridge.mediaUrl(`poster/${asset.id}`)}${asset.state === 'ready' ? '' : `?${version}`}`}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => setFailedAt(version)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
