import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Track } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import { openImage } from './images.ts';
import { outsideReferences, surveyBoxes } from './iso-boxes.ts';
import { explainFailure } from './media-error.ts';
import { guardedInput, type MediaSource, type Rotation, type VideoStream } from './media-source.ts';
import { runChild } from './run-child.ts';
import { sniffFile } from './sniff.ts';
import type { Sniffed } from './sniffed.ts';
import type { Tools } from './tools.ts';

const numeric = z.coerce.number().optional().catch(undefined);
const stream = z.object({
  index: z.number().int(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  pix_fmt: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  start_time: numeric,
  duration: numeric,
  nb_frames: numeric,
  disposition: z.record(z.string(), z.number()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(z.looseObject({ rotation: numeric })).optional(),
});
const header = z.object({
  streams: z.array(stream).max(1000).default([]),
  format: z.object({ start_time: numeric, duration: numeric, tags: z.record(z.string(), z.string()).optional() }),
});
type Stream = z.infer<typeof stream>;

/** Timestamps of these start anywhere and mean nothing to a viewer. */
const SHIFTED = new Set(['mpegts', 'mpeg', 'mpegvideo', 'asf', 'flv', 'mp3', 'aac', 'mxf']);

/**
 * Sniffs a file and reads its header: cheap, and enough to take frames or sound from a file that was probed before.
 * @throws AppError BROKEN_FILE, HOSTILE_FILE, UNSUPPORTED, NOT_FOUND, TOOL_MISSING, CANCELLED: each names the cause.
 */
export async function openMedia(tools: Tools, path: string, signal?: AbortSignal): Promise<MediaSource> {
  const sniffed = await sniffFile(path);
  if (sniffed.demuxer === 'mov') await checkBoxes(path, sniffed.size);
  if (sniffed.kind === 'image') {
    const still = await openImage(path, sniffed, signal);
    if (still.pages <= 1 || sniffed.demuxer !== 'gif') return still.source;
  }
  const { streams, format } = await readHeader(tools, path, sniffed, signal);
  const pictures = streams.filter((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  const sounds = streams.filter((s) => s.codec_type === 'audio');
  const picture = pictures.find((s) => s.disposition?.default === 1 && isShown(s)) ?? pictures.find(isShown);
  if (!picture && sounds.length === 0) {
    throw new AppError('UNSUPPORTED', `${basename(path)} holds neither pictures nor sound that can be decoded.`);
  }
  const containerStart = format.start_time ?? 0;
  const shifted = SHIFTED.has(sniffed.demuxer ?? '') || containerStart > 10;
  // A whole millisecond before the first timestamp: where the offset is the start exactly, ffmpeg takes it for its own
  // and moves each stream of a transport stream to 0.
  const origin = shifted && containerStart !== 0 ? (Math.ceil(containerStart * 1000) - 1) / 1000 : 0;
  const ends = [picture, ...sounds].map((s) => (s?.duration === undefined ? 0 : (s.start_time ?? 0) + s.duration));
  const end = format.duration === undefined ? Math.max(...ends) : containerStart + format.duration;
  const rotation = picture ? rotationOf(picture) : 0;
  const shown = picture ? shownSize(picture, rotation) : { width: 0, height: 0 };
  return {
    path,
    kind: picture ? 'video' : 'audio',
    demuxer: sniffed.demuxer,
    mime: picture ? sniffed.mime.replace(/^audio\/(ogg|mp4)/, 'video/$1') : sniffed.mime.replace(/^video\//, 'audio/'),
    size: sniffed.size,
    origin,
    containerStart,
    duration: Math.max(0, end - origin),
    ...shown,
    rotation,
    fps: picture ? ratio(picture.avg_frame_rate) : null,
    video: picture ? videoOf(picture) : null,
    tracks: streams.filter((s) => s === picture || s.codec_type !== 'video').flatMap(trackOf),
  };
}

async function checkBoxes(path: string, size: number): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { brokenAt, cutOff, moov, types } = await surveyBoxes(file, size);
    const name = basename(path);
    if (!types.includes('moov')) {
      throw new AppError(
        'BROKEN_FILE',
        brokenAt !== null && !cutOff
          ? `${name} is damaged: behind its header come bytes that are no video (from byte ${brokenAt}). Copy or download it again.`
          : `${name} is cut off: its index (moov), which stands at the end, is missing. Copy or download it again.`,
      );
    }
    if (moov && outsideReferences(moov) > 0) {
      throw new AppError(
        'HOSTILE_FILE',
        `${name} points to other files for its pictures or sound. Export it as one self-contained file.`,
      );
    }
  } finally {
    await file.close();
  }
}

async function readHeader(tools: Tools, path: string, sniffed: Sniffed, signal?: AbortSignal) {
  const args = ['-v', 'error', ...guardedInput(path, sniffed.demuxer!), '-show_streams', '-show_format', '-of', 'json'];
  try {
    const { stdout } = await runChild(tools.ffprobe, args, { signal, stallMs: 60_000, maxOutput: 16 << 20 });
    return header.parse(JSON.parse(stdout.toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      throw new AppError('BROKEN_FILE', `${basename(path)} is damaged: its header makes no sense.`, error);
    }
    throw explainFailure(path, error);
  }
}

function isShown(s: Stream): boolean {
  return (s.width ?? 0) > 0 && (s.height ?? 0) > 0;
}

function rotationOf(s: Stream): Rotation {
  const counterClockwise = s.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  const quarter = ((Math.round(-counterClockwise / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter]!;
}

function shownSize(s: Stream, rotation: Rotation): { width: number; height: number } {
  const pixel = ratio(s.sample_aspect_ratio?.replace(':', '/')) ?? 1;
  // Browsers stretch the longer way, never throw pixels away.
  const wide = Math.round((s.width ?? 0) * Math.max(1, pixel));
  const high = Math.round((s.height ?? 0) / Math.min(1, pixel));
  return rotation % 180 === 0 ? { width: wide, height: high } : { width: high, height: wide };
}

function videoOf(s: Stream): VideoStream {
  return {
    index: s.index,
    codec: s.codec_name ?? 'unknown',
    pixelFormat: s.pix_fmt ?? 'unknown',
    codedWidth: s.width!,
    codedHeight: s.height!,
  };
}

/** "30000/1001" → 29.97; null for 0/0 and the like. */
export function ratio(text: string | undefined): number | null {
  const [over, under] = (text ?? '').split('/').map(Number);
  const value = over! / (under ?? 1);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function trackOf(s: Stream): Track[] {
  const kind = s.codec_type;
  if (kind !== 'video' && kind !== 'audio' && kind !== 'subtitle') return [];
  const language = s.tags?.language ?? s.tags?.LANGUAGE;
  return [
    {
      index: s.index,
      kind,
      codec: s.codec_name ?? 'unknown',
      language: language && language !== 'und' ? language : null,
      title: s.tags?.title ?? null,
      default: s.disposition?.default === 1,
    },
  ];
}
