import type { Pcm } from '../../native-models/protocol.ts';
import { fixedChunks } from './fixed-chunks.ts';
import { explainFailure } from './media-error.ts';
import { type MediaSource, QUIET, timedInput } from './media-source.ts';
import { streamChild } from './run-child.ts';
import type { Tools } from './tools.ts';

/** Hz of everything that speech models and waveforms see. */
export const SAMPLE_RATE = 16_000;

export interface PcmOptions {
  /** s of the media to begin at. Default 0. */
  start?: number;
  /** s; to the end where not given. */
  duration?: number;
  /** s in each chunk but the last. Default 5. */
  chunk?: number;
  signal?: AbortSignal;
}

/**
 * Sound of one track as 16 kHz mono, in chunks that follow each other without a gap: sample i of a chunk sounds at `start + i / 16000` s of the media.
 * Silence is filled in where a track starts late or has holes. Memory does not grow with the length of the file.
 * @param trackIndex stream index in the container (`Track.index`).
 * @throws AppError BROKEN_FILE, CANCELLED …
 */
export async function* decodePcm(
  tools: Tools,
  source: MediaSource,
  trackIndex: number,
  options: PcmOptions = {},
): AsyncGenerator<Pcm> {
  const { start = 0, duration, chunk = 5, signal } = options;
  const first = Math.round(start * SAMPLE_RATE);
  // 16 bit within the first filter, so that loud stereo is scaled, not clipped. Anchored in a second one, at our own rate:
  // first_pts counts samples of the filter's input.
  const convert = `aformat=sample_fmts=s16:channel_layouts=mono:sample_rates=${SAMPLE_RATE}`;
  const anchor = `${convert},aresample=async=1:first_pts=${first}`;
  const args = [
    ...[...QUIET, ...timedInput(source, start), '-map', `0:${trackIndex}`, '-vn', '-sn', '-dn'],
    ...['-af', duration === undefined ? anchor : `${anchor},atrim=end_sample=${Math.round(duration * SAMPLE_RATE)}`],
    ...['-f', 's16le', 'pipe:1'],
  ];
  let sample = first;
  const size = Math.max(1, Math.round(chunk * SAMPLE_RATE)) * 2;
  try {
    for await (const bytes of fixedChunks(streamChild(tools.ffmpeg, args, { signal }), size, true)) {
      const samples = toFloat(bytes);
      yield { samples, start: sample / SAMPLE_RATE };
      sample += samples.length;
    }
  } catch (error) {
    throw explainFailure(source.path, error);
  }
}

function toFloat(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Float32Array(bytes.length >> 1);
  for (let n = 0; n < samples.length; n++) samples[n] = view.getInt16(n * 2, true) / 32768;
  return samples;
}
