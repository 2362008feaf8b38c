import { explainFailure } from '../../media/media-error.ts';
import { guardedInput, type MediaSource } from '../../media/media-source.ts';
import { childLines } from '../../media/run-child.ts';
import type { Tools } from '../../media/tools.ts';

/** Coded pictures around a span, times in s of the media. */
export interface FrameTimes {
  /** In the order of decoding. */
  packets: { time: number; key: boolean }[];
  /** Presentation times, ascending. */
  times: number[];
  /** When the last of them goes off the screen, as far as the file says. */
  end: number;
  /** For how long a frame usually stays; what is slower than ten a second is cut within a frame's stay. */
  frame: number;
}

/** s */
const slowest = 0.1;

/** Streams without an index are sought by guess. */
const margin = ({ origin }: MediaSource): number => (origin === 0 ? 2 : 14);

/**
 * Times of the frames from before `from` to behind `to`, without decoding any. A container without presentation times (AVI) is
 * taken to be steady.
 * @throws AppError BROKEN_FILE, CANCELLED …
 */
export async function frameTimes(
  tools: Tools,
  source: MediaSource,
  { from, to }: { from: number; to: number },
  signal?: AbortSignal,
): Promise<FrameTimes> {
  const room = margin(source);
  const first = Math.max(0, from - room);
  // Behind it: pictures that are shown earlier than they are decoded.
  const last = to + room + 1;
  const interval = `${first > 0 ? (first + source.origin).toFixed(6) : ''}%${(last + source.origin).toFixed(6)}`;
  const args = [
    ...['-v', 'error', ...guardedInput(source.path, source.demuxer!), '-select_streams', String(source.video!.index)],
    ...['-read_intervals', interval, '-show_entries', 'packet=pts_time,duration_time,flags', '-of', 'compact=p=0'],
  ];
  const packets: FrameTimes['packets'] = [];
  let end = 0;
  let hasTimes = true;
  try {
    for await (const line of childLines(tools.ffprobe, args, { signal, stallMs: 600_000 })) {
      const field = Object.fromEntries(line.split('|').map((pair) => pair.split('=', 2)));
      if (field.flags === undefined || field.flags.includes('D')) continue;
      const time = Number(field.pts_time) - source.origin;
      if (!Number.isFinite(time)) hasTimes = false;
      packets.push({ time, key: field.flags.includes('K') });
      end = Math.max(end, time + (Number(field.duration_time) || 0));
    }
  } catch (error) {
    throw explainFailure(source.path, error);
  }
  if (!hasTimes || packets.length === 0) return steadyTimes(source, first, last);
  const times = packets.map(({ time }) => time).sort((a, b) => a - b);
  const frame = Math.min(slowest, usualGap(times) ?? 1 / (source.fps ?? 25));
  return { packets, times, end: Math.max(end, times.at(-1)! + frame), frame };
}

function steadyTimes({ fps, duration }: MediaSource, from: number, to: number): FrameTimes {
  const rate = fps ?? 25;
  const count = Math.max(1, Math.round(duration * rate));
  const first = Math.max(0, Math.floor(from * rate));
  const last = Math.min(count, Math.ceil(to * rate));
  const times = Array.from({ length: Math.max(0, last - first) }, (_, n) => (first + n) / rate);
  return { packets: [], times, end: last / rate, frame: Math.min(slowest, 1 / rate) };
}

function usualGap(times: readonly number[]): number | undefined {
  const gaps = times.slice(1).map((time, n) => time - times[n]!);
  return gaps.filter((gap) => gap > 1e-4).sort((a, b) => a - b)[gaps.length >> 1];
}

/** Index of the frame that is on the screen at a second: the last that has come by then (to the ms); −1 before the first. */
export function frameOn(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time + 1e-3) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
