import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Cue } from '../cue.ts';
import { wrapCue } from '../wrap-cue.ts';
import { captionSpans } from './caption-spans.ts';
import { concatInput } from './concat.ts';
import { type TextImage, textImage } from './text-image.ts';

/** Pictures of what is said as an input of ffmpeg, all of one size, to be laid over the foot of the picture. */
export interface CaptionTrack {
  input: string[];
  /** Upper edge in the picture, px, even. */
  top: number;
}

export interface CaptionTrackOptions {
  /** On the clip's clock, s. */
  cues: readonly Cue[];
  duration: number;
  /** px, even */
  width: number;
  height: number;
  /** White as bright as paper: in a high dynamic range full white would dazzle (ITU-R BT.2408). */
  hdr: 'pq' | 'hlg' | null;
  /** Folder for the pictures. */
  folder: string;
  /** Begins their file names; letters and digits. */
  name: string;
}

const whites = { pq: '#949494', hlg: '#bfbfbf' };

/** Draws what is said with sharp, so that no build of ffmpeg lacks what it needs; null where nothing is said. */
export async function captionTrack(options: CaptionTrackOptions): Promise<CaptionTrack | null> {
  const { cues, duration, width, height, hdr, folder, name } = options;
  const spans = captionSpans(cues, duration);
  if (spans.every(({ lines }) => lines.length === 0)) return null;
  const size = Math.max(12, Math.round(Math.min(height / 22, width / 24)));
  const color = hdr === null ? '#ffffff' : whites[hdr];
  const room = { width: Math.floor(width * 0.86), height: Math.floor(height * 0.4) };
  const drawn = new Map<string, TextImage>();
  for (const { lines } of spans) {
    const text = lines.join('\n');
    if (text !== '' && !drawn.has(text)) drawn.set(text, await plate(text, size, color, room));
  }
  const strip = { width, height: even(Math.max(...[...drawn.values()].map((one) => one.height))) };
  const files = new Map<string, string>();
  const entries: { file: string; duration: number }[] = [];
  for (const { start, end, lines } of spans) {
    const text = lines.join('\n');
    const file = files.get(text) ?? `${name}-${files.size}.png`;
    if (!files.has(text)) await writeFile(join(folder, file), await onStrip(drawn.get(text), strip), { flag: 'wx' });
    files.set(text, file);
    entries.push({ file, duration: end - start });
  }
  const foot = even(Math.round(height / 20));
  const input = await concatInput(folder, `${name}.ffconcat`, entries, { framerate: '1000' });
  return { input, top: Math.max(0, height - strip.height - foot) };
}

/** In lines of about the same length where these fit; else broken where the picture ends. */
async function fitting(text: string, style: Parameters<typeof textImage>[1]): Promise<TextImage> {
  const wrapped = text.split('\n').map((line) => wrapCue(line));
  const roomy = await textImage(wrapped.join('\n'), { ...style, room: { width: 16_000, height: 16_000 } });
  return roomy.width <= style.room.width && roomy.height <= style.room.height ? roomy : textImage(text, style);
}

/** Text on a dark plate that lets some of the picture through. */
async function plate(
  text: string,
  size: number,
  color: string,
  room: { width: number; height: number },
): Promise<TextImage> {
  const pad = Math.round(size / 2);
  const inner = { width: room.width - 2 * pad, height: room.height - 2 * pad };
  const letters = await fitting(text, { size, color, bold: true, room: inner });
  const [width, height] = [letters.width + 2 * pad, letters.height + 2 * pad];
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${Math.round(size / 4)}" fill-opacity="0.72"/></svg>`;
  const png = await sharp(Buffer.from(ground))
    .composite([{ input: letters.png, left: pad, top: pad }])
    .png()
    .toBuffer();
  return { png, width, height };
}

/** In the middle of the strip, at its foot. */
async function onStrip(image: TextImage | undefined, strip: { width: number; height: number }): Promise<Buffer> {
  const blank = sharp({ create: { ...strip, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  if (!image) return blank.png().toBuffer();
  const left = Math.max(0, Math.floor((strip.width - image.width) / 2));
  return blank
    .composite([{ input: image.png, left, top: strip.height - image.height }])
    .png()
    .toBuffer();
}

const even = (value: number): number => value + (value % 2);
