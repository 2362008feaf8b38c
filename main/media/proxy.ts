import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Track } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import { readImage, toJpeg } from './images.ts';
import { explainFailure } from './media-error.ts';
import { type MediaSource, QUIET, timedInput } from './media-source.ts';
import { runChild, streamChild } from './run-child.ts';
import type { Tools } from './tools.ts';

export interface ProxyOptions {
  signal?: AbortSignal;
  /** s of the media done so far. */
  onProgress?: (seconds: number) => void;
}

const COPIED = { video: new Set(['h264']), audio: new Set(['aac', 'mp3']) };
const PLAIN_PIXELS = new Set(['yuv420p', 'yuvj420p']);
const MAX_SIDE = 1920;

/**
 * Writes a copy that Chromium plays or shows (a picture: JPEG), on the same clock (second t of the copy is second t of the original):
 * MP4 with H.264 and AAC, or WebM with VP8 and Opus where this ffmpeg has no H.264 encoder. Streams that fit already are not coded again.
 *
 * The long work goes through a pipe, as fragmented MP4, into a file that we write: if we are killed, ffmpeg ends at its next write instead of
 * working on for nobody. A second, quick run puts the index in front.
 * @param out file to write; removed again when it fails.
 * @returns IANA media type of the copy.
 * @throws AppError CANCELLED, DISK_FULL, BROKEN_FILE, UNSUPPORTED.
 */
export async function makePlayable(
  tools: Tools,
  source: MediaSource,
  out: string,
  options: ProxyOptions = {},
): Promise<string> {
  const { signal } = options;
  if (source.kind === 'image') {
    await writeFile(out, await toJpeg(await readImage(tools, source, { signal }), { quality: 90 }));
    return 'image/jpeg';
  }
  const fragments = `${out}.fragments`;
  try {
    const h264 = await hasEncoder(tools, 'libx264', signal);
    const target = h264 ? mp4(source) : webm(source);
    await encode(tools, source, target, h264 ? fragments : out, options);
    if (h264) {
      // Our own file: only the index moves to the front.
      const remux = ['-f', 'mp4', '-i', `file:${resolve(fragments)}`, '-map', '0', '-c', 'copy', '-copyts'];
      const front = ['-movflags', '+faststart', '-f', 'mp4', '-y', `file:${resolve(out)}`];
      await runChild(tools.ffmpeg, [...QUIET, '-protocol_whitelist', 'file', ...remux, ...front], {
        signal,
        stallMs: 600_000,
      });
    }
    return `${source.video ? 'video' : 'audio'}/${h264 ? 'mp4' : 'webm'}`;
  } catch (error) {
    await rm(out, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new AppError(
        'DISK_FULL',
        `The disk is full: no playable copy of ${basename(source.path)} could be made. Free some space and try again.`,
        error,
      );
    }
    throw explainFailure(source.path, error);
  } finally {
    await rm(fragments, { force: true });
  }
}

async function hasEncoder(tools: Tools, name: string, signal?: AbortSignal): Promise<boolean> {
  const { stdout } = await runChild(tools.ffmpeg, [...QUIET, '-encoders'], { signal });
  return new RegExp(`\\s${name}\\s`).test(stdout.toString('latin1'));
}

function chosenSound(source: MediaSource): Track | undefined {
  const sounds = source.tracks.filter((track) => track.kind === 'audio');
  return sounds.find((track) => track.default) ?? sounds[0];
}

async function encode(
  tools: Tools,
  source: MediaSource,
  target: string[],
  file: string,
  options: ProxyOptions,
): Promise<void> {
  const indexes = [source.video?.index, chosenSound(source)?.index];
  const maps = indexes.flatMap((index) => (index === undefined ? [] : ['-map', `0:${index}`]));
  const progress = ['-progress', 'pipe:2', '-stats_period', '0.5'];
  const onStderrLine = (line: string) => {
    const done = /^out_time_us=(\d+)/.exec(line)?.[1];
    if (done !== undefined) options.onProgress?.(Number(done) / 1e6);
  };
  const input = [...QUIET, ...progress, ...timedInput(source), ...maps, '-sn', '-dn', '-map_metadata', '-1'];
  const args = [...input, ...tools.passthrough, ...target, 'pipe:1'];
  const stream = streamChild(tools.ffmpeg, args, { signal: options.signal, onStderrLine, stallMs: 600_000 });
  await pipeline(stream, createWriteStream(file));
}

/** 1080p at most, even sides, square pixels. */
function picture({ width, height, demuxer }: MediaSource): string {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2);
  // A GIF's last frame would lose its length otherwise.
  const steady = demuxer === 'gif' ? 'fps=50,' : '';
  return `${steady}scale=${even(width)}:${even(height)},setsar=1,format=yuv420p`;
}

function mp4(source: MediaSource): string[] {
  const { video } = source;
  const sound = chosenSound(source)?.codec ?? '';
  const fits = video && COPIED.video.has(video.codec) && PLAIN_PIXELS.has(video.pixelFormat);
  const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-g', '60', '-vf', picture(source)];
  // AVI keeps no presentation times, so its reordered frames cannot be copied.
  const pictures = fits && source.demuxer !== 'avi' ? ['-c:v', 'copy'] : h264;
  const unwrap = sound === 'aac' ? ['-bsf:a', 'aac_adtstoasc'] : [];
  const sounds = COPIED.audio.has(sound) ? ['-c:a', 'copy', ...unwrap] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2'];
  return [...pictures, ...sounds, '-movflags', 'frag_keyframe+empty_moov+delay_moov+default_base_moof', '-f', 'mp4'];
}

function webm(source: MediaSource): string[] {
  const vp8 = [
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-cpu-used',
    '6',
    '-crf',
    '20',
    '-b:v',
    '4M',
    '-g',
    '60',
    '-vf',
    picture(source),
  ];
  return [...vp8, '-c:a', 'libopus', '-b:a', '96k', '-ac', '2', '-f', 'webm'];
}
