import {
  BookmarkPlus,
  Maximize2,
  Pause,
  PencilLine,
  Play,
  ScanSearch,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { Slider } from 'radix-ui';
import type { Asset } from '../../../preload/contract/asset.ts';
import { formatTime } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuCheck, MenuSeparator } from '../../ui/menu.tsx';
import { toggleAnnotate, useAnnotate } from '../annotate/annotate-store.ts';
import { addCurrentMoment } from '../reports/add-to-report.ts';
import { fullScreen } from './full-screen.ts';
import { rates, usePlayer } from './player-store.ts';
import { stepFrame } from './step-frame.ts';
import { strings } from './strings.ts';
import { playBackwards } from './transport.ts';

function Clock() {
  const time = usePlayer((state) => formatTime(state.time, { milliseconds: !state.playing }));
  const duration = usePlayer((state) => formatTime(state.duration));
  return (
    <span className="tnum flex items-baseline gap-1 whitespace-nowrap text-base" role="timer" aria-label="Position">
      <span className="text-n12">{time}</span>
      <span className="text-n10 @max-[460px]:hidden">/ {duration}</span>
    </span>
  );
}

function Rate() {
  const rate = usePlayer((state) => state.rate);
  const rewind = usePlayer((state) => state.rewind);
  const { setRate } = usePlayer.getState();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={rewind > 0 ? strings.rewinding(rewind) : strings.rate(rate)}
          className="tnum h-7 min-w-9 rounded-control px-1.5 text-n11 hover:bg-n4 hover:text-n12"
        >
          {rewind > 0 ? `−${rewind}` : rate}×
        </button>
      }
    >
      {rates.map((value) => (
        <MenuCheck key={value} checked={rewind === 0 && value === rate} onSelect={() => setRate(value)}>
          <span className="tnum">{value}×</span>
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuCheck checked={rewind > 0} keys="j" onSelect={playBackwards}>
        {strings.backwards}
      </MenuCheck>
    </Menu>
  );
}

function Volume() {
  const volume = usePlayer((state) => state.volume);
  const muted = usePlayer((state) => state.muted);
  const element = usePlayer((state) => state.element);
  const { setVolume } = usePlayer.getState();
  const silent = muted || volume === 0;
  return (
    <span className="flex items-center gap-1">
      <IconButton
        icon={silent ? VolumeX : Volume2}
        label={silent ? strings.unmute : strings.mute}
        side="top"
        onClick={() => {
          if (!element) return;
          if (volume === 0) setVolume(1);
          else element.muted = !muted;
        }}
      />
      <Slider.Root
        value={[silent ? 0 : volume]}
        max={1}
        step={0.05}
        onValueChange={([value]) => setVolume(value ?? 1)}
        className="relative flex h-6 w-16 touch-none items-center max-[1180px]:hidden"
      >
        <Slider.Track className="relative h-1 grow rounded-full bg-n5">
          <Slider.Range className="absolute h-full rounded-full bg-n10" />
        </Slider.Track>
        <Slider.Thumb aria-label={strings.volume} className="block size-3 rounded-full bg-n12" />
      </Slider.Root>
    </span>
  );
}

/** Under the picture: what a hand on the mouse needs; everything else is on keys. */
export function Controls({ asset }: { asset: Asset }) {
  const playing = usePlayer((state) => state.playing);
  const showBoxes = usePlayer((state) => state.showBoxes);
  const annotating = useAnnotate((state) => state.on);
  const { toggle, set } = usePlayer.getState();
  const moving = asset.kind !== 'image';
  return (
    <div
      role="toolbar"
      aria-label={strings.title}
      className="flex h-10 shrink-0 items-center gap-1 @max-[460px]:gap-0.5 px-2"
    >
      {moving ? (
        <>
          <IconButton
            icon={playing ? Pause : Play}
            label={playing ? strings.pause : strings.play}
            keys="space"
            side="top"
            className="text-n12"
            onClick={toggle}
          />
          {asset.kind === 'video' ? (
            <>
              <IconButton icon={StepBack} label={strings.back} keys="," side="top" onClick={() => stepFrame(-1)} />
              <IconButton icon={StepForward} label={strings.forward} keys="." side="top" onClick={() => stepFrame(1)} />
            </>
          ) : null}
          <span className="w-1" />
          <Clock />
        </>
      ) : (
        <span className="tnum px-1 text-n10">
          {asset.width} × {asset.height}
        </span>
      )}
      <span className="flex-1" />
      {moving ? (
        <>
          <Volume />
          <Rate />
        </>
      ) : null}
      {asset.kind !== 'audio' ? (
        <IconButton
          icon={ScanSearch}
          label={strings.boxes}
          keys="b"
          side="top"
          active={showBoxes}
          aria-pressed={showBoxes}
          onClick={() => set({ showBoxes: !showBoxes })}
        />
      ) : null}
      {asset.kind !== 'audio' ? (
        <IconButton
          icon={PencilLine}
          label={strings.annotate}
          keys="a"
          side="top"
          active={annotating}
          aria-pressed={annotating}
          onClick={toggleAnnotate}
        />
      ) : null}
      <IconButton
        icon={BookmarkPlus}
        label={strings.addMoment}
        keys="shift+m"
        side="top"
        onClick={() => void addCurrentMoment()}
      />
      {asset.kind !== 'audio' ? (
        <IconButton icon={Maximize2} label={strings.full} keys="f" side="top" onClick={fullScreen} />
      ) : null}
    </div>
  );
}
