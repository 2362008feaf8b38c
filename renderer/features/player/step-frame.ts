import type { Asset } from '../../../preload/contract/asset.ts';
import type { FrameTimes } from '../../../preload/contract/timeline.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { useSelection } from '../library/selection-store.ts';
import { besideFrame } from './frame-windows.ts';
import { usePlayer } from './player-store.ts';

/** s into a frame: on its very first microsecond a player may still show the one before. */
const INSIDE = 0.0005;
/** s: what a recording without pictures, or one whose frames cannot be read, is stepped by. */
const WITHOUT_FRAMES = 1 / 25;
/** As main cuts its windows, s: a time is always well inside its own. */
const HALF = 10;

let owed = 0;
let stepping = false;

function asset(): Asset | undefined {
  const id = useSelection.getState().currentId;
  return queries.getQueryData<Asset[]>(keys.assets)?.find((one) => one.id === id);
}

function framesAround(assetId: string, at: number): Promise<FrameTimes> {
  const nth = Math.max(0, Math.round(at / HALF) - 1);
  return queries.fetchQuery({
    queryKey: ['frames', assetId, nth],
    queryFn: () => client.call('timeline.frames', { assetId, at }),
  });
}

async function step(direction: 1 | -1): Promise<void> {
  const { time, duration, seek } = usePlayer.getState();
  const open = asset();
  try {
    if (open?.kind !== 'video') throw new Error('no frames');
    const to = await besideFrame((at) => framesAround(open.id, at), time, direction, duration);
    if (to !== null && asset()?.id === open.id) seek(to + INSIDE);
  } catch {
    seek(time + direction * (open?.fps ? 1 / open.fps : WITHOUT_FRAMES));
  }
}

/** Stops, and shows the next frame or the one before: by when frames really are, so that variable rates are stepped frame by frame, too. */
export function stepFrame(direction: 1 | -1): void {
  usePlayer.getState().element?.pause();
  usePlayer.getState().set({ rewind: 0 });
  owed += direction;
  if (stepping) return;
  stepping = true;
  void (async () => {
    // Presses while the first window is on its way are made up for, one after the other.
    while (owed !== 0) {
      const next = owed > 0 ? 1 : -1;
      owed -= next;
      await step(next);
    }
    stepping = false;
  })();
}

/** Fetches the frames around the current second, so that the first step comes at once. */
export function warmFrames(): void {
  const open = asset();
  if (open?.kind === 'video') void framesAround(open.id, usePlayer.getState().time).catch(() => {});
}
