import sharp from 'sharp';
import type { RgbImage } from '../../native-models/protocol.ts';
import type { Filmstrip } from '../../preload/contract/asset.ts';
import { type ScanFrame, scanToRgb } from './scan-frames.ts';

const COLUMNS = 20;
const MOST_CELLS = 400;

/** A frame of the scan, or a ready picture with its second. */
export type StripFrame = ScanFrame | (RgbImage & { time: number });

/** Puts frames of the scan pass into one sprite: no decode of its own, however long the film. */
export interface FilmstripCollector {
  /** Frames in order of time, all of one size. */
  add(frame: StripFrame): void;
  /** True where a cell shows what is on the screen from `start` until `end` (s). */
  shows(start: number, end: number): boolean;
  /** The JPEG sprite and its geometry; null where no frame came. */
  finish(): Promise<{ jpeg: Buffer; strip: Filmstrip } | null>;
}

/**
 * Each cell shows what is on the screen at the middle of its interval: 1 s, or longer so that there are at most 400 cells.
 * @param duration s
 */
export function collectFilmstrip(duration: number): FilmstripCollector {
  const interval = Math.max(1, Math.ceil((duration / MOST_CELLS) * 2) / 2);
  const count = Math.max(1, Math.ceil(duration / interval - 1e-6));
  const middle = (cell: number) => Math.min((cell + 0.5) * interval, duration);
  const columns = Math.min(COLUMNS, count);
  let sprite: Uint8Array | null = null;
  let [width, height, next] = [0, 0, 0];
  let last: StripFrame | null = null;
  let [shown, rgb]: [Uint8Array | null, Uint8Array] = [null, new Uint8Array()];

  const fill = (frame: StripFrame) => {
    if (!sprite) {
      ({ width, height } = frame);
      sprite = new Uint8Array(columns * width * Math.ceil(count / columns) * height * 3);
    }
    const picture = 'gray' in frame ? frame.gray : frame.data;
    if (picture !== shown) [shown, rgb] = [picture, 'gray' in frame ? scanToRgb(frame).data : frame.data];
    const left = (next % columns) * width;
    const top = Math.floor(next / columns) * height;
    for (let y = 0; y < height; y++) {
      sprite.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * columns * width + left) * 3);
    }
    next++;
  };

  return {
    add(frame) {
      while (next < count && frame.time > middle(next)) fill(last ?? frame);
      last = frame;
    },
    shows(start, end) {
      const cell = Math.max(0, Math.ceil(start / interval - 0.5));
      return cell < count && middle(cell) < end;
    },
    async finish() {
      while (last && next < count) fill(last);
      if (!sprite) return null;
      const raw = { width: columns * width, height: Math.ceil(count / columns) * height, channels: 3 } as const;
      const jpeg = await sharp(sprite, { raw }).jpeg({ quality: 72 }).toBuffer();
      return { jpeg, strip: { count, columns, width, height, interval } };
    },
  };
}
