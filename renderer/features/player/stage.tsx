import { CircleAlert, Hourglass, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssetDetail } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { useSize } from '../../lib/use-size.ts';
import { Button } from '../../ui/button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { useAnnotate } from '../annotate/annotate-store.ts';
import { MarksLayer } from '../annotate/marks-layer.tsx';
import { BoxLayer } from './box-layer.tsx';
import { usePlayer } from './player-store.ts';
import { SoundStage } from './sound-stage.tsx';
import { strings } from './strings.ts';
import { type MediaState, useMedia } from './use-media.ts';

function Veil({ state, onRetry }: { state: MediaState; onRetry: () => void }) {
  if (state === 'ready') return null;
  return (
    <div className="absolute inset-0 flex items-center justify-center">
      {state === 'loading' ? (
        <LoaderCircle
          role="img"
          aria-label={strings.loading}
          size={22}
          strokeWidth={1.75}
          className="animate-[spin_1s_linear_infinite,fade_600ms_ease-in] text-n10"
        />
      ) : (
        <PaneState
          icon={CircleAlert}
          tone="error"
          title={strings.failed}
          action={<Button onClick={onRetry}>{strings.retry}</Button>}
        >
          {strings.failedBody}
        </PaneState>
      )}
    </div>
  );
}

/** What lies over a picture: outlines of what was found, unless one draws on it, and what was drawn. */
function Layers(props: { asset: Asset; pane: { width: number; height: number } }) {
  const annotating = useAnnotate((state) => state.on);
  return (
    <>
      {annotating ? null : <BoxLayer {...props} />}
      <MarksLayer {...props} />
    </>
  );
}

function MediaStage({ asset, onRetry }: { asset: Asset; onRetry: () => void }) {
  const media = useRef<HTMLVideoElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const state = useMedia(media, asset);
  const toggle = usePlayer((player) => player.toggle);
  const shared = {
    src: bridge.mediaUrl(`asset/${asset.id}`),
    'data-testid': 'player',
    'aria-label': asset.name,
    preload: 'auto' as const,
  };
  return (
    <div ref={pane} className="relative size-full overflow-hidden">
      {asset.kind === 'audio' ? (
        <>
          {state === 'failed' ? null : <SoundStage asset={asset} />}
          <audio ref={media} {...shared} />
        </>
      ) : (
        <video
          ref={media}
          {...shared}
          playsInline
          onClick={toggle}
          className="absolute inset-0 size-full object-contain"
        />
      )}
      {asset.kind === 'video' ? <Layers asset={asset} pane={size} /> : null}
      <Veil state={state} onRetry={onRetry} />
    </div>
  );
}

function ImageStage({ asset, onRetry }: { asset: Asset; onRetry: () => void }) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const [state, setState] = useState<MediaState>('loading');
  useEffect(() => {
    usePlayer.getState().set({ element: null, duration: 0, time: 0, playing: false, pending: null });
  }, []);
  return (
    <div ref={pane} className="relative size-full overflow-hidden">
      <img
        src={bridge.mediaUrl(`asset/${asset.id}`)}
        alt={asset.name}
        data-testid="picture"
        draggable={false}
        onLoad={() => setState('ready')}
        onError={() => setState('failed')}
        className="absolute inset-0 size-full object-contain"
      />
      <Layers asset={asset} pane={size} />
      <Veil state={state} onRetry={onRetry} />
    </div>
  );
}

/** The picture of the asset, whichever kind it is; where it cannot be played as it is, once its playable copy is there. */
export function Stage({ asset }: { asset: Asset }) {
  const [attempt, setAttempt] = useState(0);
  const { data: detail } = useAssetDetail(asset.playable ? null : asset.id);
  const copy = detail?.stages.find(({ stage }) => stage === 'proxy');
  if (!asset.playable && asset.kind !== 'image' && copy?.state !== 'done') {
    const pending = !copy || copy.state === 'pending';
    return (
      <PaneState icon={pending ? Hourglass : CircleAlert} title={pending ? strings.preparing : strings.failed}>
        {pending ? strings.preparingBody : (copy.reason ?? strings.failedBody)}
      </PaneState>
    );
  }
  const Kind = asset.kind === 'image' ? ImageStage : MediaStage;
  return <Kind key={`${asset.id}-${attempt}`} asset={asset} onRetry={() => setAttempt(attempt + 1)} />;
}
