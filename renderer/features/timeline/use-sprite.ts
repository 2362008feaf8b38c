import { useEffect, useState } from 'react';
import type { AssetId } from '../../../preload/contract/asset.ts';
import { bridge } from '../../lib/engine.ts';

/** The filmstrip as a bitmap: an image element may be decoded anew in the middle of a scroll. */
export function useSprite(assetId: AssetId, ready: boolean): ImageBitmap | null {
  const [sprite, setSprite] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    setSprite(null);
    if (!ready) return;
    let gone = false;
    const image = new Image();
    image.onload = async () => {
      const bitmap = await createImageBitmap(image).catch(() => null);
      if (gone) bitmap?.close();
      else setSprite(bitmap);
    };
    image.src = bridge.mediaUrl(`filmstrip/${assetId}`);
    return () => {
      gone = true;
      image.onload = null;
      setSprite((old) => {
        old?.close();
        return null;
      });
    };
  }, [assetId, ready]);
  return sprite;
}
