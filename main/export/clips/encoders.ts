import { QUIET } from '../../media/media-source.ts';
import { runChild } from '../../media/run-child.ts';
import type { Tools } from '../../media/tools.ts';

/** What this build of ffmpeg can do. */
export interface Abilities {
  encoders: ReadonlySet<string>;
  filters: ReadonlySet<string>;
  /** Whether a packet's length can be set (5.1 and later). */
  setsLengths: boolean;
}

/** How clips are coded. */
export interface Target {
  /** ffmpeg's pixel format for the whole chain of filters. */
  pixels: 'yuv420p' | 'yuv420p10le';
  video: string[];
  /** Of the finished file. */
  sound: string[];
  /** Clock of the encoder, Hz: high enough to keep every frame at its time. */
  clock: number;
  /** A container that can be written to a pipe and keeps times exact; sound lies in it uncoded. */
  piece: { format: string; options: string[] };
  file: { format: string; ending: string; options: string[] };
  /** Half a sentence for the person. */
  name: string;
}

/** Asks ffmpeg for its encoders and filters. @throws ChildError, AppError CANCELLED */
export async function abilitiesOf(tools: Tools, signal?: AbortSignal): Promise<Abilities> {
  const names = async (what: string) => {
    const { stdout } = await runChild(tools.ffmpeg, [...QUIET, what], { signal, stallMs: 30_000 });
    return new Set(
      stdout
        .toString('latin1')
        .split('\n')
        .flatMap((line) => /^\s*[A-Z.|]{2,8}\s+(\S+)/.exec(line)?.[1] ?? []),
    );
  };
  const { stdout: help } = await runChild(tools.ffmpeg, [...QUIET, '-h', 'bsf=setts'], { signal, stallMs: 30_000 });
  const setsLengths = /^\s*-duration\s/m.test(help.toString('latin1'));
  return { encoders: await names('-encoders'), filters: await names('-filters'), setsLengths };
}

const x264 = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '18', '-a53cc', '0'];
const mp4 = { format: 'mp4', ending: '.mp4', options: ['-movflags', '+faststart'] };
const fragments = {
  format: 'mov',
  options: ['-movflags', 'frag_keyframe+empty_moov+delay_moov+default_base_moof'],
};

/**
 * The best encoder that is there. A picture with a high dynamic range keeps it where ten bits can be coded.
 * @param cleanJoins without reordered frames, so that pieces can be put one behind the other
 */
export function chooseTarget({ encoders }: Abilities, hdr: boolean, cleanJoins: boolean): Target {
  const aac = ['-c:a', 'aac', '-b:a', '192k'];
  const joins = cleanJoins ? ['-bf', '0'] : [];
  const common = { sound: aac, clock: 240_000, piece: withClock(fragments, 240_000), file: withClock(mp4, 240_000) };
  if (hdr && encoders.has('libx265')) {
    const video = [
      '-c:v',
      'libx265',
      '-preset',
      'fast',
      '-crf',
      '18',
      '-x265-params',
      'log-level=error',
      '-tag:v',
      'hvc1',
    ];
    return { ...common, pixels: 'yuv420p10le', video: [...video, ...joins], name: 'HEVC, 10 bit' };
  }
  if (encoders.has('libx264')) return { ...common, pixels: 'yuv420p', video: [...x264, ...joins], name: 'H.264' };
  if (encoders.has('libopenh264')) {
    const video = ['-c:v', 'libopenh264', '-b:v', '8M', '-g', '60'];
    return { ...common, pixels: 'yuv420p', video, name: 'H.264' };
  }
  if (encoders.has('libvpx-vp9') && encoders.has('libopus')) {
    const video = [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '5',
      '-row-mt',
      '1',
      '-crf',
      '24',
      '-b:v',
      '0',
      '-g',
      '60',
    ];
    const piece = { format: 'nut', options: [] };
    const file = { format: 'webm', ending: '.webm', options: [] };
    return {
      pixels: 'yuv420p',
      video,
      sound: ['-c:a', 'libopus', '-b:a', '128k'],
      clock: 240_000,
      piece,
      file,
      name: 'VP9',
    };
  }
  // Every build has this one; its clock may not tick faster.
  const video = ['-c:v', 'mpeg4', '-q:v', '3', '-g', '60'];
  return {
    ...{ pixels: 'yuv420p', video, sound: aac, clock: 48_000, name: 'MPEG-4' },
    ...{ piece: withClock(fragments, 48_000), file: withClock(mp4, 48_000) },
  };
}

const withClock = <T extends { options: string[] }>(container: T, clock: number): T => ({
  ...container,
  options: [...container.options, '-video_track_timescale', String(clock)],
});
