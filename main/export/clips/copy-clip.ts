import { join } from 'node:path';
import { guardedInput, type MediaSource, timedInput } from '../../media/media-source.ts';
import { openMedia } from '../../media/open-media.ts';
import { type PacketTimes, packetTimes } from '../../media/packet-times.ts';
import { type Container, copyContainer, soundContainer } from './copy-plan.ts';
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

/** Containers round times, s. */
const hair = 5e-4;

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
  return source.video ? copyPictures(shop, source, cut, name) : copySound(shop, source, cut, name);
}

async function copySound(shop: Workshop, source: MediaSource, cut: CutPoints, name: string): Promise<PlainClip | null> {
  const container = soundContainer(soundsOf(source)[0]?.codec ?? '');
  if (container === null) return null;
  const file = await soundFile(shop, source, cut, name, container);
  const heard = [...(await timesOf(shop, file)).values()][0];
  const duration = heard ? heard.end - heard.first : 0;
  // Sound comes in packets of up to a tenth of a second.
  return Math.abs(duration - (cut.end - cut.start)) < 0.11 ? { file, ending: container.ending, duration } : null;
}

/** Pictures are counted, since they are decoded before they are shown; sound goes by its times; then both are put together. */
async function copyPictures(
  shop: Workshop,
  source: MediaSource,
  cut: CutPoints,
  name: string,
): Promise<PlainClip | null> {
  const container = copyContainer(source);
  const pictures = join(shop.folder, `${name}v${container.ending}`);
  const counted = ['-map', `0:${source.video!.index}`, '-frames:v', String(cut.times.length), '-c', 'copy', '-an'];
  const args = [...startingAt(source, cut), ...counted, ...nothingElse, ...container.options, '-f', container.format];
  await writeFile(shop, args, pictures);
  const shown = [...(await timesOf(shop, pictures)).values()][0];
  if (!shown || !areWanted(shown, cut)) return null;
  const clip = { ending: container.ending, duration: shown.end - shown.first };
  if (soundsOf(source).length === 0) return { ...clip, file: pictures };

  const sound = await soundFile(shop, source, cut, `${name}a`, { format: 'matroska', ending: '.mka', options: [] });
  const file = join(shop.folder, `${name}${container.ending}`);
  const both = [
    ...['-protocol_whitelist', 'file', '-copyts', '-itsoffset', (-shown.first).toFixed(6), '-i', `file:${pictures}`],
    ...[
      '-protocol_whitelist',
      'file',
      '-f',
      'matroska',
      '-i',
      `file:${sound}`,
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c',
      'copy',
    ],
  ];
  const languages = soundsOf(source).flatMap(({ language }, n) =>
    language === null ? [] : [`-metadata:s:a:${n}`, `language=${language}`],
  );
  await writeFile(shop, [...both, ...nothingElse, ...languages, ...container.options, '-f', container.format], file);
  return { ...clip, file };
}

async function soundFile(
  shop: Workshop,
  source: MediaSource,
  cut: CutPoints,
  name: string,
  { format, ending, options }: Container,
): Promise<string> {
  const file = join(shop.folder, `${name}${ending}`);
  const maps = soundsOf(source).flatMap(({ index }) => ['-map', `0:${index}`]);
  const span = ['-ss', Math.max(0, cut.start - hair).toFixed(6), '-t', (cut.end - cut.start).toFixed(6)];
  const input = timedInput(source, Math.max(0, cut.start - 1), false);
  await writeFile(
    shop,
    [...input, ...maps, ...span, '-c', 'copy', '-vn', ...nothingElse, ...options, '-f', format],
    file,
  );
  return file;
}

const soundsOf = ({ tracks }: MediaSource) => tracks.filter(({ kind }) => kind === 'audio');

async function timesOf(shop: Workshop, file: string): Promise<Map<number, PacketTimes>> {
  return (await packetTimes(shop.tools, await openMedia(shop.tools, file, shop.signal), shop.signal)).byTrack;
}

/** The input from its key frame on, with the source's own times: ffmpeg would shift those of reordered pictures by what it guesses. */
function startingAt(source: MediaSource, { start }: CutPoints): string[] {
  const seek = start - source.containerStart + source.origin;
  const from = seek > 0 ? ['-ss', (seek + hair).toFixed(6)] : [];
  return [...from, '-copyts', ...guardedInput(source.path, source.demuxer!)];
}

function areWanted({ times }: PacketTimes, cut: CutPoints): boolean {
  if (times.length !== cut.times.length) return false;
  return times.every((time, n) => Math.abs(time - cut.times[n]!) < 2e-3);
}
