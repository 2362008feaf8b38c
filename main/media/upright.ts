import type { MediaSource, Rotation } from './media-source.ts';

const TURN: Record<Rotation, string> = { 0: '', 90: ',transpose=clock', 180: ',hflip,vflip', 270: ',transpose=cclock' };

/**
 * ffmpeg filter that scales a stored frame and then turns it upright: turning the small picture costs nothing.
 * Needs `-noautorotate`. `width` and `height` are upright, px; `more` are further options of the scaler.
 */
export function uprightFilter(source: MediaSource, width: number, height: number, flags: string, more = ''): string {
  const [w, h] = source.rotation % 180 === 0 ? [width, height] : [height, width];
  return `scale=${w}:${h}:flags=${flags}${more}${TURN[source.rotation]}`;
}

/** Upright size at most `maxWidth` px wide; never larger than the picture. */
export function fitWidth(source: MediaSource, maxWidth = source.width): { width: number; height: number } {
  const scale = Math.min(1, maxWidth / source.width);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(source.width), height: side(source.height) };
}
