import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { RgbImage } from '../../native-models/protocol.ts';
import { AppError } from '../app-error.ts';
import { explainFailure } from './media-error.ts';
import { guardedInput, type MediaSource, QUIET, type Rotation } from './media-source.ts';
import { pngDamage } from './png-chunks.ts';
import { runChild } from './run-child.ts';
import type { Sniffed } from './sniffed.ts';
import { checkSvg } from './svg.ts';
import type { Tools } from './tools.ts';

/** Larger pictures are refused by their header, before a pixel is decoded. */
export const MAX_PIXELS = 268_402_689;
const MAX_BYTES = 1 << 30;

// A cache over many large one-off pictures only holds memory.
sharp.cache(false);

const TURNS: Record<number, Rotation> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };

function decoder(bytes: Buffer, density?: number): Sharp {
  // "error" refuses cut-off and corrupt data; "warning" would refuse sound photographs with stray bytes, too.
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true, density });
}

async function bytesOf(path: string, mime: string): Promise<Buffer> {
  // Read here and handed over as bytes: libvips reads options out of file names.
  const bytes = await readFile(path);
  if (bytes.length > MAX_BYTES) throw new AppError('UNSUPPORTED', `${basename(path)} is larger than 1 GB.`);
  if (mime === 'image/svg+xml') checkSvg(path, bytes);
  const damage = mime === 'image/png' ? pngDamage(bytes) : null;
  if (damage === 'checksum') throw new Error('crc');
  if (damage === 'cut off') throw new Error('premature end');
  return bytes;
}

function imageFailure(path: string, mime: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const name = basename(path);
  const text = error instanceof Error ? error.message : String(error);
  if (/pixel limit|Input image exceeds/i.test(text)) return tooLarge(path, error);
  if (mime === 'image/heic') {
    return new AppError(
      'UNSUPPORTED',
      `${name} is a HEIC picture, which this build cannot decode. Export it as JPEG and add that.`,
      error,
    );
  }
  if (/premature end|truncat|not enough|end of (file|stream)|unexpected eof/i.test(text)) {
    return new AppError(
      'BROKEN_FILE',
      `${name} is cut off: part of the picture is missing. Copy or download it again.`,
      error,
    );
  }
  if (/crc/i.test(text)) {
    return new AppError(
      'BROKEN_FILE',
      `${name} is damaged: its checksums (CRC) are wrong. Copy or download it again.`,
      error,
    );
  }
  return new AppError('BROKEN_FILE', `${name} is damaged: it could not be decoded (${text.split('\n')[0]}).`, error);
}

function tooLarge(path: string, cause?: unknown, size = ''): AppError {
  return new AppError(
    'HOSTILE_FILE',
    `${basename(path)} unpacks to more than ${Math.round(MAX_PIXELS / 1e6)} million pixels${size}, so it was refused. Save it smaller.`,
    cause,
  );
}

/**
 * Reads a picture's header. `pages` > 1 for animations and multi-page files, of which the first page is the picture.
 * @throws AppError as `openMedia`; damage inside the pixels shows only in `readImage`.
 */
export async function openImage(
  path: string,
  sniffed: Sniffed,
  signal?: AbortSignal,
): Promise<{ source: MediaSource; pages: number }> {
  const { width, height, orientation, pages } = await readSize(path, sniffed, signal);
  if (width * height > MAX_PIXELS) throw tooLarge(path, undefined, ` (${width} × ${height})`);
  const rotation = TURNS[orientation] ?? 0;
  const size = orientation >= 5 ? { width: height, height: width } : { width, height };
  const source: MediaSource = {
    ...{ path, kind: 'image', demuxer: sniffed.demuxer, mime: sniffed.mime, size: sniffed.size },
    ...{ origin: 0, containerStart: 0, duration: 0, fps: null, video: null, tracks: [] },
    ...size,
    rotation,
  };
  return { source, pages };
}

async function readSize(path: string, { mime, demuxer }: Sniffed, signal?: AbortSignal) {
  try {
    const bytes = await bytesOf(path, mime);
    if (demuxer === 'bmp_pipe') {
      const size = { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
      return { ...size, orientation: 1, pages: 1 };
    }
    const found: Metadata = await decoder(bytes).metadata();
    signal?.throwIfAborted();
    return {
      width: found.width,
      height: found.pageHeight ?? found.height,
      orientation: found.orientation ?? 1,
      pages: found.pages ?? 1,
    };
  } catch (error) {
    throw imageFailure(path, mime, explainFailure(path, error));
  }
}

export interface ReadImageOptions {
  /** The picture is scaled down until it has no more pixels than this. Default 24 million. */
  maxPixels?: number;
  signal?: AbortSignal;
}

/**
 * Decodes a whole picture: upright (EXIF), sRGB (from CMYK, 16 bit, grey, any profile), transparency laid on
 * white or, where what is drawn is light, on near-black, so that text stays readable.
 * @throws AppError BROKEN_FILE when any part of it is missing or corrupt.
 */
export async function readImage(tools: Tools, source: MediaSource, options: ReadImageOptions = {}): Promise<RgbImage> {
  const { maxPixels = 24_000_000, signal } = options;
  try {
    const input = source.demuxer === 'bmp_pipe' ? await bitmap(tools, source, signal) : await picture(source);
    const scale = Math.min(1, Math.sqrt(maxPixels / (source.width * source.height)));
    const width = Math.max(1, Math.floor(source.width * scale));
    const height = Math.max(1, Math.floor(source.height * scale));
    const upright = input.autoOrient().resize(width, height, { fit: 'fill' }).toColourspace('srgb');
    const raw = { depth: 'uchar' } as const;
    const { data, info } = await upright.ensureAlpha().raw(raw).toBuffer({ resolveWithObject: true });
    signal?.throwIfAborted();
    return { data: flatten(data), width: info.width, height: info.height };
  } catch (error) {
    if (signal?.aborted) throw new AppError('CANCELLED', 'Stopped.');
    throw imageFailure(source.path, source.mime, explainFailure(source.path, error));
  }
}

async function picture(source: MediaSource): Promise<Sharp> {
  return decoder(await bytesOf(source.path, source.mime));
}

async function bitmap(tools: Tools, source: MediaSource, signal?: AbortSignal): Promise<Sharp> {
  const { width, height } = source;
  const args = [...QUIET, '-xerror', '-err_detect', 'explode', ...guardedInput(source.path, 'bmp_pipe')];
  const { stdout } = await runChild(
    tools.ffmpeg,
    [...args, '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'],
    {
      signal,
      maxOutput: MAX_PIXELS * 3,
    },
  );
  if (stdout.length !== width * height * 3) throw new Error('not enough pixels');
  return sharp(stdout, { raw: { width, height, channels: 3 }, limitInputPixels: MAX_PIXELS });
}

/** Lays RGBA on the background that what is drawn stands out from, and drops the alpha. */
function flatten(rgba: Uint8Array): Uint8Array {
  let light = 0;
  let weight = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3]!;
    weight += alpha;
    light += alpha * (0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!);
  }
  const ground = weight > 0 && light / weight > 170 ? 24 : 255;
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]!;
    const back = ground * (255 - alpha);
    rgb[to] = (rgba[from]! * alpha + back) / 255;
    rgb[to + 1] = (rgba[from + 1]! * alpha + back) / 255;
    rgb[to + 2] = (rgba[from + 2]! * alpha + back) / 255;
  }
  return rgb;
}

export interface JpegOptions {
  /** px; smaller pictures are not enlarged. */
  maxWidth?: number;
  /** 1–100, default 82 */
  quality?: number;
}

/** A JPEG of an RGB picture, for thumbnails, posters and reports. */
export async function toJpeg(image: RgbImage, { maxWidth, quality = 82 }: JpegOptions = {}): Promise<Buffer> {
  const { data, width, height } = image;
  const input = sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: MAX_PIXELS });
  const fitted = maxWidth === undefined ? input : input.resize({ width: maxWidth, withoutEnlargement: true });
  return fitted.jpeg({ quality }).toBuffer();
}

/** A JPEG of our own making, stretched to a size in px. */
export async function fromJpeg(
  jpeg: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<RgbImage> {
  const upright = sharp(jpeg).resize(width, height, { fit: 'fill' }).toColourspace('srgb').removeAlpha();
  return { data: new Uint8Array(await upright.raw().toBuffer()), width, height };
}
