import { explainFailure } from './media-error.ts';
import { guardedInput, type MediaSource } from './media-source.ts';
import { childLines } from './run-child.ts';
import type { Tools } from './tools.ts';

/** What the packets of one track say, without decoding any. Times in s of the media. */
export interface PacketTimes {
  count: number;
  first: number;
  /** End of the last packet. */
  end: number;
  /** Presentation times, ascending; kept for video only. */
  times: number[];
}

/**
 * Lists every packet of the picture and the sound tracks: the length that is really there, whatever the header claims.
 * Packets that an edit list hides are left out. Reads the whole file once; some 300 000 packets a second.
 */
export async function packetTimes(
  tools: Tools,
  source: MediaSource,
  signal?: AbortSignal,
): Promise<{ byTrack: Map<number, PacketTimes>; partial: boolean }> {
  const byTrack = new Map<number, PacketTimes>();
  let partial = false;
  const args = [
    ...['-v', 'error', ...guardedInput(source.path, source.demuxer!)],
    ...['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,flags', '-of', 'compact=p=0'],
  ];
  const wanted = new Set(source.tracks.filter((track) => track.kind !== 'subtitle').map((track) => track.index));
  const onStderrLine = (line: string) => {
    if (/partial file|ended prematurely/i.test(line)) partial = true;
  };
  try {
    for await (const line of childLines(tools.ffprobe, args, { signal, onStderrLine })) {
      const field = Object.fromEntries(line.split('|').map((pair) => pair.split('=', 2)));
      const index = Number(field.stream_index);
      const time = Number(field.pts_time === 'N/A' ? field.dts_time : field.pts_time) - source.origin;
      if (!wanted.has(index) || !Number.isFinite(time) || field.flags?.includes('D')) continue;
      const end = time + (Number(field.duration_time) || 0);
      const known = byTrack.get(index);
      const track = known ?? { count: 0, first: time, end, times: [] };
      if (!known) byTrack.set(index, track);
      track.count++;
      track.first = Math.min(track.first, time);
      track.end = Math.max(track.end, end);
      // Decode times stand in for the length only: they would make a steady rate look uneven.
      if (index === source.video?.index && field.pts_time !== 'N/A') track.times.push(time);
    }
  } catch (error) {
    throw explainFailure(source.path, error);
  }
  for (const track of byTrack.values()) track.times.sort((a, b) => a - b);
  return { byTrack, partial };
}

/** True where more than 1% of the frames stand for a time that is unlike the median one (by 20% and 2 ms of rounding). */
export function isVariableRate(times: readonly number[]): boolean {
  const gaps = times.slice(1).map((time, n) => time - times[n]!);
  if (gaps.length < 3) return false;
  const median = gaps.toSorted((a, b) => a - b)[gaps.length >> 1]!;
  const odd = gaps.filter((gap) => Math.abs(gap - median) > median * 0.2 + 0.002).length;
  return odd > gaps.length * 0.01;
}
