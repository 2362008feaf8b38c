import { mkdir, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Asset } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { ExportedFile, ExportFormat, ExportMoment } from '../../preload/contract/export.ts';
import { AppError } from '../app-error.ts';
import { fileStem, numberedStems } from '../report/file-name.ts';
import { publish, writeError, writeHidden } from '../report/write-new.ts';
import { chapters } from './chapters.ts';
import { cuesOf } from './cues-of.ts';
import { edl } from './edl.ts';
import { evidenceCsv } from './evidence-csv.ts';
import { fcpxml } from './fcpxml.ts';
import { type FrameRate, frameRateOf } from './frame-rate.ts';
import type { Marker } from './marker.ts';
import { markersOf } from './markers-of.ts';
import { otio } from './otio.ts';
import { sourceFacts } from './source-facts.ts';
import { srt, transcript, vtt } from './subtitle-files.ts';
import { timecodeStart } from './timecode.ts';

export interface ExportAsset {
  asset: Asset;
  /** All that is known of it, in time order. */
  evidence: readonly Evidence[];
  format: ExportFormat;
  moments: readonly ExportMoment[];
  appVersion: string;
  /** Timecode of its first frame, where it has one. */
  startTimecode?: string | null;
  outDir: string;
}

/** Formats without room for a word on where they come from: a file beside them has it. */
const bare: readonly ExportFormat[] = ['srt', 'chapters'];

const endings: Partial<Record<ExportFormat, string>> = { chapters: '-chapters.txt' };

/**
 * Writes one file of what is known of an asset, under a new name.
 * @throws AppError BAD_INPUT where there is nothing of that kind; DISK_FULL, FORBIDDEN, NOT_FOUND where the folder cannot be written to
 */
export async function exportAsset(options: ExportAsset): Promise<ExportedFile> {
  const { asset, evidence, format, appVersion, outDir } = options;
  const text = render(options);
  const stem = fileStem(basename(asset.name, extname(asset.name)));
  const ending = endings[format] ?? `.${format}`;
  try {
    await mkdir(outDir, { recursive: true });
    const exported = await write(outDir, stem, ending, text);
    if (bare.includes(format)) {
      const facts = `${JSON.stringify(sourceFacts(asset, evidence, appVersion), null, 2)}\n`;
      await write(outDir, exported.fileName, '.source.json', facts);
    }
    return exported;
  } catch (error) {
    throw writeError(error, outDir);
  }
}

function render(options: ExportAsset): string {
  const { asset, evidence, format, appVersion } = options;
  const source = sourceFacts(asset, evidence, appVersion);
  if (format === 'csv') return evidenceCsv(some(evidence, `Nothing was found in ${asset.name} yet.`), source);
  if (format === 'srt' || format === 'vtt' || format === 'txt') {
    const cues = some(cuesOf(evidence), `${asset.name} has no speech and no subtitles to write down.`);
    return format === 'srt' ? srt(cues) : format === 'vtt' ? vtt(cues, source) : transcript(cues, source);
  }
  if (asset.kind === 'image')
    throw new AppError('BAD_INPUT', `${asset.name} is a still picture: it has no times to mark.`);
  const markers = some(chosen(options), `${asset.name} has no notes and shows no headings: name the moments to mark.`);
  return markerFile(options, markers);
}

function markerFile(
  { asset, evidence, format, appVersion, startTimecode = null }: ExportAsset,
  markers: readonly Marker[],
): string {
  const { rate, first } = timecodeStart(startTimecode, frameRateOf(asset.fps));
  const timing = timingOf(asset, rate, startTimecode);
  const source = { ...sourceFacts(asset, evidence, appVersion), ...(timing === '' ? {} : { timing }) };
  const { duration, width, height } = asset;
  const hasVideo = asset.kind === 'video';
  const hasAudio = asset.tracks.some(({ kind }) => kind === 'audio');
  // An editor on this machine opens the file where it lies.
  const url = pathToFileURL(asset.paths[0] ?? asset.name).href;
  if (format === 'chapters') return chapters(markers, duration, basename(asset.name, extname(asset.name)));
  if (format === 'edl') return edl(markers, rate, !hasVideo ? 'A' : hasAudio ? 'B' : 'V', source, first);
  if (format === 'otio') return otio(markers, rate, hasVideo ? 'Video' : 'Audio', url, source, first);
  return fcpxml(markers, rate, { ...source, url, hasVideo, hasAudio, width, height }, first);
}

function timingOf({ variableFrameRate }: Asset, { numerator, denominator }: FrameRate, start: string | null): string {
  const rate = `${Math.round((numerator / denominator) * 1000) / 1000} frames a second`;
  return [
    ...(start === null ? [] : [`Times count from its own timecode, ${start}.`]),
    ...(variableFrameRate ? [`Its frame rate varies: times are laid on ${rate}.`] : []),
  ].join(' ');
}

function chosen({ asset, evidence, moments }: ExportAsset): Marker[] {
  if (moments.length === 0) return markersOf(evidence);
  return moments.map(({ start, end, name }) => {
    if (end < start || start >= asset.duration) {
      throw new AppError(
        'BAD_INPUT',
        `A moment from ${start} to ${end} s is not in ${asset.name}, which lasts ${asset.duration.toFixed(1)} s.`,
      );
    }
    return { start, end: Math.min(end, asset.duration), name, note: '' };
  });
}

function some<T>(all: readonly T[], otherwise: string): readonly T[] {
  if (all.length === 0) throw new AppError('BAD_INPUT', otherwise);
  return all;
}

async function write(outDir: string, stem: string, ending: string, text: string): Promise<ExportedFile> {
  const { path: hidden, bytes } = await writeHidden(outDir, pieces(text));
  try {
    for (const name of numberedStems(stem)) {
      const path = join(outDir, `${name}${ending}`);
      if (await publish(hidden, path)) return { path, fileName: basename(path), bytes };
    }
  } finally {
    await rm(hidden, { force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield text;
}
