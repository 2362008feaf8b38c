import type { FrameRate } from './frame-rate.ts';

/** `HH:MM:SS:FF`, or `HH:MM:SS;FF` where numbers are dropped: two of each minute (four at 59.94) but the tenth. */
export function timecode(frames: number, { nominal, dropFrame }: FrameRate): string {
  const counted = dropFrame ? withDropped(frames, nominal) : frames;
  const seconds = Math.floor(counted / nominal);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${fields}${dropFrame ? ';' : ':'}${two(counted % nominal)}`;
}

function withDropped(frames: number, nominal: number): number {
  const dropped = nominal / 15;
  const minute = nominal * 60 - dropped;
  const tenMinutes = minute * 10 + dropped;
  const tens = Math.floor(frames / tenMinutes);
  const rest = frames % tenMinutes;
  // The first minute of ten is whole.
  const minutes = rest < nominal * 60 ? 0 : Math.floor((rest - dropped) / minute);
  return frames + dropped * (tens * 9 + minutes);
}

const two = (value: number): string => String(value).padStart(2, '0');
