import { z } from 'zod';
import { explainFailure } from '../../media/media-error.ts';
import { guardedInput, type MediaSource } from '../../media/media-source.ts';
import { runChild } from '../../media/run-child.ts';
import type { Tools } from '../../media/tools.ts';

/** What a cut needs to know of a file beyond its header's usual facts. */
export interface StreamFacts {
  /** Transfer function of a picture with a high dynamic range; null for all others. */
  hdr: 'pq' | 'hlg' | null;
  /** Sound tracks in the order of the file; sample rate in Hz, layout as ffmpeg calls it. */
  sounds: { index: number; codec: string; language: string | null; rate: number; layout: string; isDefault: boolean }[];
}

const stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  color_transfer: z.string().optional(),
  sample_rate: z.coerce.number().optional(),
  channels: z.number().optional(),
  channel_layout: z.string().optional(),
});
const answer = z.object({ streams: z.array(stream) });

/** Reads the header of a file once more. @throws AppError BROKEN_FILE, CANCELLED … */
export async function streamFacts(tools: Tools, source: MediaSource, signal?: AbortSignal): Promise<StreamFacts> {
  const entries =
    'stream=index,codec_type,codec_name,color_transfer,sample_rate,channels,channel_layout:stream_side_data=:stream_tags=';
  const args = ['-v', 'error', ...guardedInput(source.path, source.demuxer!), '-show_entries', entries, '-of', 'json'];
  try {
    const { stdout } = await runChild(tools.ffprobe, args, { signal, stallMs: 60_000 });
    const { streams } = answer.parse(JSON.parse(stdout.toString('utf8')));
    const picture = streams.find(({ index }) => index === source.video?.index);
    const transfer = picture?.color_transfer;
    return {
      hdr: transfer === 'smpte2084' ? 'pq' : transfer === 'arib-std-b67' ? 'hlg' : null,
      sounds: source.tracks
        .filter(({ kind }) => kind === 'audio')
        .map((track) => {
          const found = streams.find(({ index }) => index === track.index);
          return {
            index: track.index,
            codec: track.codec,
            language: track.language,
            rate: found?.sample_rate || 48_000,
            layout: layoutOf(found?.channels ?? 2, found?.channel_layout),
            isDefault: track.default,
          };
        }),
    };
  } catch (error) {
    throw explainFailure(source.path, error);
  }
}

/** The track that a player would choose. */
export const mainSound = ({ sounds }: Pick<StreamFacts, 'sounds'>): StreamFacts['sounds'][number] | undefined =>
  sounds.find(({ isDefault }) => isDefault) ?? sounds[0];

/** Encoders take the usual layouts only; what is stranger is mixed to stereo. */
function layoutOf(channels: number, named: string | undefined): string {
  if (channels === 1) return 'mono';
  return named === '5.1' || named === '5.1(side)' ? named : 'stereo';
}
