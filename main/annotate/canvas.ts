import sharp, { type OverlayOptions } from 'sharp';
import type { Box } from '../../preload/contract/evidence.ts';
import { type HideStyle, hideRegions } from './hide-regions.ts';

/** Pixels to draw on: RGB, upright, without anything of what was hidden. */
export interface Canvas {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface HiddenRegion {
  box: Box;
  style: HideStyle;
}

/** As many as are ever taken in (main/media/images.ts); larger ones are refused by their header. */
const maxInput = 268_402_689;
/** Larger pictures are drawn on at this size: what is drawn is seen on screens and paper. */
const maxDrawn = 24_000_000;

/**
 * Decodes a picture and hides regions of it at its own resolution, before it is made smaller or drawn on: a pixel that was scaled
 * already would carry something of its hidden neighbours.
 * @param picture encoded; any bit depth, grey, with alpha (laid on white) or an EXIF orientation
 * @param maxWidth px; smaller pictures are not enlarged
 */
export async function openCanvas(
  picture: Uint8Array,
  hidden: readonly HiddenRegion[],
  maxWidth?: number,
): Promise<Canvas> {
  const input = sharp(picture, { limitInputPixels: maxInput });
  const { width, height } = await input.metadata();
  const area = width * height;
  let upright = input.autoOrient();
  if (area > maxDrawn) {
    const scale = Math.sqrt(maxDrawn / area);
    // Turned or not, the longer side of the result is the longer side of the original.
    const long = Math.max(1, Math.floor(Math.max(width, height) * scale));
    upright = upright.resize({ width: long, height: long, fit: 'inside' });
  } else if (hidden.length === 0 && maxWidth !== undefined) {
    upright = upright.resize({ width: maxWidth, withoutEnlargement: true });
  }
  const decoded = await upright
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const canvas = { ...decoded.info, data: colours(decoded.data, decoded.info.channels) };
  hideRegions(canvas, hidden);
  return fitted(canvas, maxWidth);
}

/** The same for pixels that are at hand; they are drawn on themselves. */
export async function canvasOf(image: Canvas, hidden: readonly HiddenRegion[], maxWidth?: number): Promise<Canvas> {
  hideRegions(image, hidden);
  return fitted(image, maxWidth);
}

async function fitted(canvas: Canvas, maxWidth: number | undefined): Promise<Canvas> {
  if (maxWidth === undefined || canvas.width <= maxWidth) return canvas;
  const { data, info } = await rawInput(canvas)
    .resize({ width: maxWidth })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height };
}

/** Grey pictures come with one channel, some with an alpha that flattening left. */
function colours(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    for (let c = 0; c < 3; c++) rgb[to + c] = data[from + (channels >= 3 ? c : 0)]!;
  }
  return rgb;
}

/** A new picture in sRGB without any metadata of the original (no EXIF, no GPS position). */
export async function encode(
  canvas: Canvas,
  overlays: readonly OverlayOptions[],
  format: 'jpeg' | 'png' = 'jpeg',
): Promise<Uint8Array> {
  const drawn = rawInput(canvas).composite([...overlays]);
  const encoded = format === 'png' ? drawn.png() : drawn.jpeg({ quality: 84, chromaSubsampling: '4:4:4' });
  return new Uint8Array(await encoded.toBuffer());
}

const rawInput = ({ data, width, height }: Canvas) =>
  sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: maxInput });
