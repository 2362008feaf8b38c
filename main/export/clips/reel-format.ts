import { type FrameRate, frameRateOf } from '../frame-rate.ts';
import type { ClipOrder } from './order.ts';
import { evenSize } from './video-chain.ts';

/** One format for moments of different sizes, rates and sound. */
export interface ReelFormat {
  /** px, even; null where all is sound. */
  size: { width: number; height: number } | null;
  rate: FrameRate;
  hasSound: boolean;
}

const mostSide = 1920;
/** Of the sound; all is brought to it. */
export const reelSound = { rate: 48_000, layout: 'stereo' };

/** The largest picture's size and the fastest rate, so that none is made worse than it must be; at most 1080p. */
export function reelFormat(orders: readonly ClipOrder[]): ReelFormat {
  const pictures = orders.filter(({ source }) => source.video !== null).map(({ source }) => source);
  const largest = pictures.reduce<{ width: number; height: number } | null>(
    (best, { width, height }) => (best && best.width * best.height >= width * height ? best : { width, height }),
    null,
  );
  const scale = largest ? Math.min(1, mostSide / Math.max(largest.width, largest.height)) : 1;
  const fastest = Math.max(0, ...pictures.map(({ fps }) => Math.min(60, fps ?? 0)));
  return {
    size: largest && evenSize({ width: Math.round(largest.width * scale), height: Math.round(largest.height * scale) }),
    rate: frameRateOf(fastest > 0 ? fastest : null),
    hasSound: orders.some(({ facts }) => facts.sounds.length > 0),
  };
}
