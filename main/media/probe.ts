import { basename } from 'node:path';
import type { Track } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import { readImage } from './images.ts';
import { explainFailure } from './media-error.ts';
import { type MediaSource, QUIET, timedInput } from './media-source.ts';
import { openMedia } from './open-media.ts';
import { isVariableRate, packetTimes } from './packet-times.ts';
import { isPlayable } from './playable.ts';
import { childLines } from './run-child.ts';
import type { Tools } from './tools.ts';

/** All that a file says about itself, checked against what is really in it. */
export interface ProbedMedia extends MediaSource {
  /** True where Chromium plays the original as it is. */
  playable: boolean;
  variableFrameRate: boolean;
  /** Frames of the picture; 0 for images and audio. */
  frameCount: number;
}

/**
 * Reads a file as it is taken in: header, every packet's time (duration, frame rate and their truth), and a trial decode of the first frames.
 * Pictures are decoded whole, so that a missing half does not pass as grey.
 * @throws AppError BROKEN_FILE, HOSTILE_FILE, UNSUPPORTED, NOT_FOUND, TOOL_MISSING, CANCELLED: one sentence that names the cause.
 */
export async function probeMedia(tools: Tools, path: string, signal?: AbortSignal): Promise<ProbedMedia> {
  const source = await openMedia(tools, path, signal);
  if (source.kind === 'image') {
    await readImage(tools, source, { maxPixels: 1_000_000, signal });
    return { ...source, playable: isPlayable(source), variableFrameRate: false, frameCount: 0 };
  }
  const { byTrack, partial } = await packetTimes(tools, source, signal);
  const name = basename(path);
  const ends = [...byTrack.values()].map((track) => track.end);
  const duration = Math.max(0, ...ends);
  if (partial && source.duration - duration > Math.max(1, source.duration * 0.02)) {
    throw new AppError(
      'BROKEN_FILE',
      `${name} is cut off: it should last ${source.duration.toFixed(0)} s, but only ${duration.toFixed(0)} s are there. Copy or download it again.`,
    );
  }
  await tryDecoding(tools, source, signal);
  const pictures = source.video ? byTrack.get(source.video.index) : undefined;
  const times = pictures?.times ?? [];
  const shown = pictures ? pictures.end - pictures.first : 0;
  return {
    ...source,
    duration,
    fps: pictures && shown > 0 ? pictures.count / shown : source.fps,
    playable: isPlayable(source),
    variableFrameRate: isVariableRate(times),
    frameCount: pictures?.count ?? 0,
  };
}

/** Seconds of a file that are read to see whether its tracks decode: a late or empty second sound track is no reason to read on. */
const TRIED = ['-t', '10'];

/** Decodes the first frames of each track: a header may be sound where the data is noise. */
async function tryDecoding(tools: Tools, source: MediaSource, signal?: AbortSignal): Promise<void> {
  const tracks = source.tracks.filter((track) => track.kind !== 'subtitle');
  const { decoded } = await firstFrames(tools, source, tracks, TRIED, signal);
  const missing = tracks.filter((track) => !decoded.has(track));
  const hurt =
    missing.find((track) => track.kind === 'video') ?? (missing.length === tracks.length ? missing[0] : undefined);
  if (!hurt) return;
  // It may begin later, or the others may stand in its way.
  const alone = await firstFrames(tools, source, [hurt], [], signal);
  if (alone.decoded.has(hurt)) return;
  const { problem } = alone;
  if (problem instanceof AppError && problem.code === 'UNSUPPORTED') throw problem;
  throw new AppError(
    'BROKEN_FILE',
    `${basename(source.path)} is damaged: no ${hurt.kind === 'video' ? 'picture' : 'sound'} (${hurt.codec}) in it can be decoded. Copy or download it again.`,
    problem ?? undefined,
  );
}

/** The tracks of which a frame arrived, whatever happened then. */
async function firstFrames(
  tools: Tools,
  source: MediaSource,
  tracks: readonly Track[],
  limit: readonly string[],
  signal?: AbortSignal,
): Promise<{ decoded: Set<Track>; problem: unknown }> {
  const maps = tracks.flatMap((track) => ['-map', `0:${track.index}`]);
  const few = ['-frames:v', '2', '-frames:a', '8', '-flush_packets', '1', '-f', 'framecrc', 'pipe:1'];
  const args = [...QUIET, ...limit, ...timedInput(source), ...maps, ...few];
  const decoded = new Set<Track>();
  try {
    for await (const line of childLines(tools.ffmpeg, args, { signal, stallMs: 60_000 })) {
      const track = /^\d+,/.test(line) ? tracks[Number.parseInt(line, 10)] : undefined;
      if (track) decoded.add(track);
    }
    return { decoded, problem: null };
  } catch (error) {
    const problem = explainFailure(source.path, error);
    if (problem instanceof AppError && problem.code === 'CANCELLED') throw problem;
    return { decoded, problem };
  }
}
