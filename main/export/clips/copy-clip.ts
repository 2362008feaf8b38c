import { join } from 'node:path';
import { guardedInput, type MediaSource } from '../../media/media-source.ts';
import { openMedia } from '../../media/open-media.ts';
import { packetTimes } from '../../media/packet-times.ts';
import { copyContainer, soundContainer } from './copy-plan.ts';
import type { CutPoints } from './cut-points.ts';
import { nothingElse, writeFile } from './run-ffmpeg.ts';
import type { Workshop } from './workshop.ts';

export interface PlainClip {
  /** In the workshop's folder. */
  file: string;
  ending: string;
  /** s */
  duration: number;
}

/**
 * Copies a span as it is coded, and looks at what came of it: null where that is not the pictures or the length that were wanted.
 * @throws AppError CANCELLED, ChildError
 */
export async function copyClip(
  shop: Workshop,
  source: MediaSource,
  cut: CutPoints,
  name: string,
): Promise<PlainClip | null> {
  const sound = source.tracks.find(({ kind }) => kind === 'audio');
  const container = source.video ? copyContainer(source) : soundContainer(sound?.codec ?? '');
  if (container === null) return null;
  const file = join(shop.folder, `${name}${container.ending}`);
  const length = cut.end - cut.start;
  // A hair before the first packet, and before the first that is left out.
  const early = source.video ? Math.min(cut.frame / 2, 0.002) : 0;
  const seek = cut.start - source.containerStart + source.origin;
  const kept = source.tracks.filter(({ index, kind }) => kind === 'audio' || index === source.video?.index);
  const args = [
    ...(cut.start > 0 && seek > 0 ? ['-ss', seek.toFixed(6)] : []),
    ...guardedInput(source.path, source.demuxer!),
    ...kept.flatMap(({ index }) => ['-map', `0:${index}`]),
    ...['-t', (length - early).toFixed(6), '-c', 'copy', '-avoid_negative_ts', 'make_zero', ...nothingElse],
    ...languages(source),
    ...container.options,
    ...['-f', container.format],
  ];
  await writeFile(shop, args, file);
  const duration = await checkedLength(shop, file, source, cut);
  return duration === null ? null : { file, ending: container.ending, duration };
}

const languages = (source: MediaSource): string[] =>
  source.tracks
    .filter(({ kind }) => kind === 'audio')
    .flatMap(({ language }, n) => (language === null ? [] : [`-metadata:s:a:${n}`, `language=${language}`]));

async function checkedLength(
  shop: Workshop,
  file: string,
  source: MediaSource,
  cut: CutPoints,
): Promise<number | null> {
  const copy = await openMedia(shop.tools, file, shop.signal);
  const { byTrack } = await packetTimes(shop.tools, copy, shop.signal);
  const wanted = cut.end - cut.start;
  if (!source.video) {
    const sound = [...byTrack.values()][0];
    // Sound comes in packets of up to a tenth of a second.
    return sound && Math.abs(sound.end - sound.first - wanted) < 0.11 ? sound.end - sound.first : null;
  }
  const picture = copy.video ? byTrack.get(copy.video.index) : undefined;
  if (!picture || picture.times.length !== cut.times.length) return null;
  const first = picture.times[0]!;
  const isMoved = picture.times.some((time, n) => Math.abs(time - first - (cut.times[n]! - cut.start)) > 2e-3);
  // Sound that begins with its picture, to within a packet.
  const isLate = [...byTrack.values()].some((track) => track.first - first > 0.11 && !startsLate(source));
  return isMoved || isLate ? null : picture.end - first;
}

/** A track that begins after the others in the source itself may do so in the copy. */
const startsLate = (source: MediaSource): boolean => source.tracks.filter(({ kind }) => kind === 'audio').length > 1;
