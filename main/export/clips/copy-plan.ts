import type { MediaSource } from '../../media/media-source.ts';
import type { CutPoints } from './cut-points.ts';
import { type FrameTimes, frameOn } from './frame-times.ts';

const front = ['-movflags', '+faststart'];

/** Containers whose times and key frames can be trusted. */
const sound = new Set(['mov', 'matroska']);

/**
 * Whether the coded pictures from `start` to `end` stand by themselves: the first is a key frame, nothing that is shown before it
 * is decoded after it, and all that is needed up to the last is shown up to there.
 */
export function copiesExactly(
  source: MediaSource,
  { packets }: FrameTimes,
  { start, end, firstFrame }: CutPoints,
): boolean {
  if (!sound.has(source.demuxer ?? '') || packets.length === 0) return false;
  if (Math.abs(firstFrame - start) > 1e-3) return false;
  const first = packets.findIndex(({ time, key }) => key && Math.abs(time - start) < 1e-3);
  if (first < 0) return false;
  const isIn = (time: number) => time >= start - 1e-3 && time < end - 1e-3;
  const last = packets.findLastIndex(({ time }) => isIn(time));
  // Pictures shown before their key frame lean on what was before it.
  if (packets.slice(first).some(({ time }) => time < start - 1e-3)) return false;
  return (
    packets.slice(first, last + 1).every(({ time }) => isIn(time)) &&
    !packets.slice(0, first).some(({ time }) => isIn(time))
  );
}

/** For a quick copy: the span from the key frame at or before its start, or null where there is none to begin at. */
export function copyFromKey({ packets }: FrameTimes, cut: CutPoints): CutPoints | null {
  const keys = packets
    .filter(({ key, time }) => key && time <= Math.max(cut.start, cut.firstFrame) + 1e-3)
    .map(({ time }) => time);
  if (keys.length === 0) return null;
  const start = Math.max(...keys);
  const times = packets.map(({ time }) => time).sort((a, b) => a - b);
  const from = frameOn(times, start);
  const within = times.slice(from, frameOn(times, cut.end - 2e-3) + 1);
  return { ...cut, start, firstFrame: start, previousFrame: times[from - 1] ?? null, times: within };
}

export interface Container {
  format: string;
  ending: string;
  options: string[];
}

/** Container of a copied clip, by what takes its codecs as they are. */
export function copyContainer(source: MediaSource): Container {
  const video = source.video?.codec ?? '';
  const sounds = source.tracks.filter(({ kind }) => kind === 'audio').map(({ codec }) => codec);
  const all = (names: string) => sounds.every((codec) => names.split(' ').includes(codec));
  const movie = [...front, ...(video === 'hevc' ? ['-tag:v', 'hvc1'] : [])];
  if (/^(h264|hevc|av1|mpeg4)$/.test(video) && all('aac mp3 ac3 eac3 alac')) {
    return { format: 'mp4', ending: '.mp4', options: movie };
  }
  if (/^(vp8|vp9|av1)$/.test(video) && all('opus vorbis')) return { format: 'webm', ending: '.webm', options: [] };
  if (source.demuxer === 'mov') return { format: 'mov', ending: '.mov', options: movie };
  return { format: 'matroska', ending: '.mkv', options: [] };
}

/** Container of a copied piece of sound, or null where the codec is kept exactly only by coding it again without loss. */
export function soundContainer(codec: string): Container | null {
  if (codec === 'mp3') return { format: 'mp3', ending: '.mp3', options: ['-id3v2_version', '0'] };
  if (codec === 'aac') return { format: 'ipod', ending: '.m4a', options: front };
  if (codec === 'opus' || codec === 'vorbis') return { format: 'ogg', ending: '.ogg', options: [] };
  return null;
}
