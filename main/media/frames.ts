import { basename } from 'node:path';
import type { RgbImage } from '../../native-models/protocol.ts';
import { AppError } from '../app-error.ts';
import { fixedChunks } from './fixed-chunks.ts';
import { explainFailure } from './media-error.ts';
import { type MediaSource, QUIET, timedInput } from './media-source.ts';
import { packetTimes } from './packet-times.ts';
import { runChild, streamChild } from './run-child.ts';
import type { Tools } from './tools.ts';
import { fitWidth, uprightFilter } from './upright.ts';

export interface FrameOptions {
  /** px, upright; never enlarged. Default: as shown. */
  maxWidth?: number;
  signal?: AbortSignal;
}

interface Geometry {
  width: number;
  height: number;
  filter: string;
}

function geometry(source: MediaSource, maxWidth?: number): Geometry {
  const { width, height } = fitWidth(source, maxWidth);
  return { width, height, filter: `${uprightFilter(source, width, height, 'bicubic')},format=rgb24` };
}

const RAW = ['-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'] as const;

/**
 * The frame that is on the screen at a second: the last one whose presentation time is not after it (ms precision), upright.
 * Before the first frame the first, after the last frame the last.
 * @throws AppError NOT_FOUND where the file has no picture, BROKEN_FILE, CANCELLED …
 */
export async function frameAt(
  tools: Tools,
  source: MediaSource,
  time: number,
  options: FrameOptions = {},
): Promise<RgbImage> {
  if (!source.video) throw new AppError('NOT_FOUND', `${basename(source.path)} has no picture to show.`);
  const at = Math.max(0, Math.min(time, source.duration));
  // Seeking in TS and PS lands where it can; beginning earlier finds the key frame before the time.
  const margin = source.origin !== 0 ? 12 : 0;
  for (const [from, to] of [
    [at - margin, at],
    [at - margin - 1, at - 0.25],
  ] as const) {
    const found = await lastFrameUpTo(tools, source, Math.max(0, from), to, options);
    if (found) return found;
  }
  const last =
    (await lastFrameWithin(tools, source, at, 2, options)) ?? (await lastFrameOfTrack(tools, source, at, options));
  if (last) return last;
  throw new AppError(
    'BROKEN_FILE',
    `${basename(source.path)} is damaged at ${time.toFixed(1)} s: no picture could be decoded there.`,
  );
}

/**
 * Decodes from the key frame before `from`; the fps filter repeats the frame that is current at `to`, a thousand times a second
 * until the next one comes: all but the first are dropped before they are scaled.
 */
async function lastFrameUpTo(
  tools: Tools,
  source: MediaSource,
  from: number,
  to: number,
  { maxWidth, signal }: FrameOptions,
): Promise<RgbImage | null> {
  const { width, height, filter } = geometry(source, maxWidth);
  const stamp = Math.max(0, Math.floor(to * 1000 + 1e-3) / 1000).toFixed(3);
  const args = [
    ...[...QUIET, '-noautorotate', ...timedInput(source, from, false), '-map', `0:${source.video!.index}`],
    ...['-vf', `fps=fps=1000:start_time=${stamp}:round=down,trim=end_frame=1,${filter}`, '-frames:v', '1', ...RAW],
  ];
  return run(tools, source, args, width, height, signal);
}

/** The last frame that arrives between `back` s before a second and that second; frames are passed on, never gathered. */
async function lastFrameWithin(
  tools: Tools,
  source: MediaSource,
  at: number,
  back: number,
  { maxWidth, signal }: FrameOptions,
): Promise<RgbImage | null> {
  const { width, height, filter } = geometry(source, maxWidth);
  const args = [
    ...[...QUIET, '-noautorotate', ...timedInput(source, Math.max(0, at - back), false)],
    ...['-map', `0:${source.video!.index}`, '-vf', `trim=end=${(at + 0.001).toFixed(3)},${filter}`],
    ...[...tools.passthrough, ...RAW],
  ];
  let last: Uint8Array | null = null;
  try {
    for await (const data of fixedChunks(streamChild(tools.ffmpeg, args, { signal }), width * height * 3)) last = data;
  } catch (error) {
    // What lies behind the last frame that came may be damaged.
    if (signal?.aborted || last === null) throw explainFailure(source.path, error);
  }
  return last && { data: last, width, height };
}

/** For seconds behind the end of a picture that is shorter than its sound: packets tell the end, without decoding. */
async function lastFrameOfTrack(
  tools: Tools,
  source: MediaSource,
  at: number,
  options: FrameOptions,
): Promise<RgbImage | null> {
  const { byTrack } = await packetTimes(tools, source, options.signal);
  const end = Math.min(at, byTrack.get(source.video!.index)?.end ?? at);
  for (const back of [2, 10, 60]) {
    const found = await lastFrameWithin(tools, source, end, back, options);
    if (found) return found;
  }
  return null;
}

async function run(
  tools: Tools,
  source: MediaSource,
  args: string[],
  width: number,
  height: number,
  signal?: AbortSignal,
): Promise<RgbImage | null> {
  try {
    const { stdout } = await runChild(tools.ffmpeg, args, { signal, maxOutput: width * height * 3 + 1 });
    return stdout.length === width * height * 3 ? { data: new Uint8Array(stdout), width, height } : null;
  } catch (error) {
    throw explainFailure(source.path, error);
  }
}

/** Times closer than this are decoded in one run: starting a new one costs about as much as decoding so much. */
const GROUP_GAP = 4;
const GROUP_SIZE = 24;

/** Ascending times cut where seeking is cheaper than decoding on. */
export function groupTimes(times: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const time of times) {
    const group = groups.at(-1);
    if (group && time - group.at(-1)! < GROUP_GAP && group.length < GROUP_SIZE) group.push(time);
    else groups.push([time]);
  }
  return groups;
}

/**
 * Many frames, in ascending order of time, each with the time it was asked for.
 * @param times exact presentation times as `scanFrames` gave them (others work, more slowly: they are sought one by one).
 */
export async function* framesAt(
  tools: Tools,
  source: MediaSource,
  times: readonly number[],
  options: FrameOptions = {},
): AsyncGenerator<{ time: number; image: RgbImage }> {
  for (const group of groupTimes([...new Set(times)].sort((a, b) => a - b))) {
    const images = group.length > 1 ? await readGroup(tools, source, group, options) : [];
    for (const [n, time] of group.entries()) {
      yield { time, image: images[n] ?? (await frameAt(tools, source, time, options)) };
    }
  }
}

/** One run for times that lie close together; [] unless each of them is the exact time of a frame. */
async function readGroup(
  tools: Tools,
  source: MediaSource,
  group: readonly number[],
  { maxWidth, signal }: FrameOptions,
): Promise<RgbImage[]> {
  if (!source.video) return [];
  const { width, height, filter } = geometry(source, maxWidth);
  const near = group.map((time) => `between(t,${(time - 0.0006).toFixed(4)},${(time + 0.0006).toFixed(4)})`);
  const input = timedInput(source, Math.max(0, group[0]! - 0.001), false);
  const args = [
    ...[...QUIET, '-noautorotate', ...input, '-map', `0:${source.video.index}`],
    ...['-vf', `select='${near.join('+')}',${filter}`, ...tools.passthrough, '-frames:v', `${group.length}`, ...RAW],
  ];
  const images: RgbImage[] = [];
  try {
    const stream = streamChild(tools.ffmpeg, args, { signal });
    for await (const data of fixedChunks(stream, width * height * 3)) images.push({ data, width, height });
  } catch (error) {
    throw explainFailure(source.path, error);
  }
  return images.length === group.length ? images : [];
}
