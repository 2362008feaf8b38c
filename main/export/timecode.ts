import type { FrameRate } from './frame-rate.ts';

/** `HH:MM:SS:FF`, or `HH:MM:SS;FF` where numbers are dropped: two of each minute (four at 59.94) but the tenth. */
export function timecode(frames: number, { nominal, dropFrame }: FrameRate): string {
  const counted = dropFrame ? withDropped(frames, nominal) : frames;
  const seconds = Math.floor(counted / nominal);
  // It goes round once a day.
  const fields = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${fields}${dropFrame ? ';' : ':'}${two(counted % nominal)}`;
}

/** Where a source's own timecode begins: its rate with the way of counting that it shows, and the frames before its first one. */
export function timecodeStart(text: string | null, rate: FrameRate): { rate: FrameRate; first: number } {
  if (text === null) return { rate, first: 0 };
  const [h, m, s, f] = text.split(/[:;.]/).map(Number) as [number, number, number, number];
  const canDrop = rate.denominator === 1001 && rate.nominal % 30 === 0;
  const dropFrame = canDrop && /[;.]/.test(text);
  const minutes = h * 60 + m;
  const dropped = dropFrame ? (rate.nominal / 15) * (minutes - Math.floor(minutes / 10)) : 0;
  return { rate: { ...rate, dropFrame }, first: (minutes * 60 + s) * rate.nominal + f - dropped };
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
