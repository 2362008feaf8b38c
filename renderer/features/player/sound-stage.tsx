import { AudioLines } from 'lucide-react';
import { useMemo } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useEvidence } from '../../lib/data.ts';
import { indexSpans, spanAt } from '../timeline/spans.ts';
import { usePlayer } from './player-store.ts';
import { strings } from './strings.ts';

/** In place of a picture: what is being said. */
export function SoundStage({ asset }: { asset: Asset }) {
  const { data: evidence = [] } = useEvidence(asset.id);
  const index = useMemo(
    () => indexSpans(evidence.filter(({ kind }) => kind === 'speech' || kind === 'subtitle')),
    [evidence],
  );
  const said = usePlayer((state) => spanAt(index, state.time)?.text ?? '');
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 p-8 text-center">
      <AudioLines size={32} strokeWidth={1.25} aria-hidden className="text-speech" />
      <p className="selectable max-w-[60ch] text-title text-balance text-n12">{said}</p>
      {said === '' ? <p className="text-n10">{strings.sound}</p> : null}
    </div>
  );
}
