import { resolve } from 'node:path';
import type { AssetKind, Track } from '../../preload/contract/asset.ts';

/** Clockwise turn that makes the stored picture upright, degrees. */
export type Rotation = 0 | 90 | 180 | 270;

export interface VideoStream {
  /** Stream index in the container. */
  index: number;
  codec: string;
  pixelFormat: string;
  /** As stored, before rotation and pixel shape, px. */
  codedWidth: number;
  codedHeight: number;
}

/**
 * A file that was sniffed and whose header was read: what every function here needs to open it safely and to speak in its seconds.
 * Second 0 is what a browser's `<video>.currentTime` calls 0: container time for files that browsers play, which they do not shift;
 * the first timestamp for broadcast streams (TS, PS …) and bare audio, which are shown through a copy that starts at 0.
 */
export interface MediaSource {
  path: string;
  kind: AssetKind;
  /** Forced on ffmpeg; for images null where sharp reads them alone. */
  demuxer: string | null;
  mime: string;
  /** bytes */
  size: number;
  /** Container time of second 0, s. */
  origin: number;
  /** First timestamp of the container, s. */
  containerStart: number;
  /** s from second 0 to the end of the last track as the header has it; 0 for still images. */
  duration: number;
  /** Upright, as shown (pixel shape applied), px; 0 for audio. */
  width: number;
  height: number;
  rotation: Rotation;
  /** Average frames a second as the header has it; null for images and audio. */
  fps: number | null;
  /** null for images and audio; an attached cover is no video. */
  video: VideoStream | null;
  tracks: Track[];
}

/** ffmpeg's name for a local path: no other protocol, no option and no pattern can be read into it. */
export function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * Options in front of every input: nothing but this file may be opened, and only as the kind that its bytes showed.
 * `-enable_drefs 0` and `-use_absolute_path 0` keep MOV data references shut; `-max_pixels` stops decompression bombs in video.
 */
export function guardedInput(path: string, demuxer: string): string[] {
  const mov = demuxer === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : [];
  return [
    '-protocol_whitelist',
    'file,pipe',
    '-format_whitelist',
    demuxer,
    ...mov,
    '-max_pixels',
    '150000000',
    '-f',
    demuxer,
    '-i',
    fileUrl(path),
  ];
}

/** In front of every ffmpeg command. */
export const QUIET = ['-hide_banner', '-nostdin', '-v', 'error'] as const;

/**
 * The input with its clock set so that timestamps are our seconds.
 * @param from s to seek to; frames and samples before it may still come (see `-noaccurate_seek`).
 */
export function timedInput(source: MediaSource, from = 0, exact = true): string[] {
  const seek = from + source.origin - source.containerStart;
  return [
    ...(from > 0 && seek > 0 ? [...(exact ? [] : ['-noaccurate_seek']), '-ss', seek.toFixed(6)] : []),
    '-copyts',
    ...(source.origin === 0 ? [] : ['-itsoffset', (-source.origin).toFixed(6)]),
    ...guardedInput(source.path, source.demuxer ?? 'none'),
  ];
}
