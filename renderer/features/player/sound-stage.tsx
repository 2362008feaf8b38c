import { AudioLines } from 'lucide-react';
import { useMemo } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useLanes } from '../../lib/data.ts';
import { lanesOf } from '../timeline/lane-items.ts';
import { spanAt } from '../timeline/spans.ts';
import { usePlayer } from './player-store.ts';
import { strings } from './strings.ts';

/** In place of a picture: what is being said. */
export function SoundStage({ asset }: { asset: Asset }) {
  const { data: spans } = useLanes(asset.id);
  const lanes = useMemo(() => lanesOf(spans ?? []), [spans]);
  const said = usePlayer(({ time }) => {
    const lane = lanes.get('speech') ?? lanes.get('subtitle');
    return (lane && spanAt(lane.index, time)?.label) ?? '';
  });
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 p-8 text-center">
      <AudioLines size={32} strokeWidth={1.25} aria-hidden className="text-speech" />
      <p className="selectable max-w-[60ch] text-title text-balance text-n12">{said}</p>
      {said === '' ? <p className="text-n10">{strings.sound}</p> : null}
    </div>
  );
}
