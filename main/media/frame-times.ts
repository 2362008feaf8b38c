import type { FrameTimes } from '../../preload/contract/timeline.ts';
import { explainFailure } from './media-error.ts';
import { guardedInput, type MediaSource } from './media-source.ts';
import { childLines } from './run-child.ts';
import type { Tools } from './tools.ts';

/** Packets stand in the order of decoding: a frame's neighbours may lie this much further on in the file, s. */
const REORDERED = 2;

/**
 * When each frame from `from` to `to` is shown, read from the packets alone: exact for variable rates, and quick wherever the file has an index.
 * Times in s of the media, as everywhere.
 */
export async function frameTimes(
  tools: Tools,
  source: MediaSource,
  { from, to }: { from: number; to: number },
  signal?: AbortSignal,
): Promise<FrameTimes> {
  const interval = `${(Math.max(0, from) + source.origin).toFixed(6)}%${(to + REORDERED + source.origin).toFixed(6)}`;
  const args = [
    ...['-v', 'error', ...guardedInput(source.path, source.demuxer!), '-select_streams', String(source.video!.index)],
    ...['-read_intervals', interval, '-show_entries', 'packet=pts_time,flags', '-of', 'compact=p=0'],
  ];
  const times = new Set<number>();
  try {
    for await (const line of childLines(tools.ffprobe, args, { signal })) {
      const field = Object.fromEntries(line.split('|').map((pair) => pair.split('=', 2)));
      const time = Number(field.pts_time) - source.origin;
      if (Number.isFinite(time) && !field.flags?.includes('D')) times.add(time);
    }
  } catch (error) {
    throw explainFailure(source.path, error);
  }
  const sorted = [...times].sort((a, b) => a - b);
  // A seek that found no earlier key frame begins late: what lies before it is not known.
  const known = from <= 0 ? 0 : Math.max(from, sorted[0] ?? from);
  return { from: known, to, times: sorted.filter((time) => time >= known && time <= to) };
}
