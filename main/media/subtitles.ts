import { open, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Track } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import { explainFailure } from './media-error.ts';
import { type MediaSource, QUIET, timedInput } from './media-source.ts';
import { runChild } from './run-child.ts';
import { type Cue, parseAss, parseTimedText } from './subtitle-cues.ts';
import { takeSpeakers } from './subtitle-text.ts';
import { decodeText } from './text-encoding.ts';
import type { Tools } from './tools.ts';

/** How each kind of text track is taken out; those of pictures (PGS, VobSub, DVB) are not here. */
const TAKEN_AS: Record<string, readonly [codec: string, format: 'srt' | 'webvtt' | 'ass']> = {
  subrip: ['copy', 'srt'],
  webvtt: ['copy', 'webvtt'],
  ass: ['copy', 'ass'],
  ssa: ['ass', 'ass'],
  mov_text: ['srt', 'srt'],
  text: ['srt', 'srt'],
};

const MAX_BYTES = 20 << 20;

/** Sparse cues lie behind long stretches of picture that are read in silence: as long as a slow disk takes for the whole file, ms. */
const patience = ({ size }: MediaSource): number => Math.max(600_000, size / 5_000);

/** True where a subtitle track holds text; others hold pictures of text. */
export function isTextTrack(track: Track): boolean {
  return track.kind === 'subtitle' && track.codec in TAKEN_AS;
}

/**
 * Cues of an embedded text track, in seconds of the media.
 * @throws AppError UNSUPPORTED for tracks of pictures, BROKEN_FILE, CANCELLED.
 */
export async function readSubtitleTrack(
  tools: Tools,
  source: MediaSource,
  track: Track,
  signal?: AbortSignal,
): Promise<Cue[]> {
  const taken = TAKEN_AS[track.codec];
  if (!taken) {
    throw new AppError(
      'UNSUPPORTED',
      `Subtitle track ${track.index} of ${basename(source.path)} holds pictures (${track.codec}), not text.`,
    );
  }
  const [codec, format] = taken;
  const args = [...QUIET, ...timedInput(source), '-map', `0:${track.index}`, '-c:s', codec, '-f', format, 'pipe:1'];
  try {
    const { stdout } = await runChild(tools.ffmpeg, args, { signal, maxOutput: MAX_BYTES, stallMs: patience(source) });
    return cuesOf(stdout, format);
  } catch (error) {
    throw explainFailure(source.path, error);
  }
}

export interface Sidecar {
  path: string;
  /** Without folder. */
  name: string;
  /** As the name says it (`talk.en.srt`), lower case; null where it does not. */
  language: string | null;
}

const EXTENSIONS = new Set(['.srt', '.vtt', '.ass', '.ssa']);
const LABELS = /^(\.(?<language>[a-z]{2,3}(-[a-z0-9]{2,4})?))?(\.(forced|sdh|cc|hi|default))*$/i;

/** Subtitle files beside a video that bear its name: `talk.srt`, `talk.en.vtt`, `Talk.pt-BR.forced.ass`. */
export async function findSidecars(mediaPath: string): Promise<Sidecar[]> {
  const folder = dirname(mediaPath);
  const stem = basename(mediaPath, extname(mediaPath)).toLowerCase();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .flatMap((entry) => {
      const extension = extname(entry.name).toLowerCase();
      const rest = entry.name.slice(0, entry.name.length - extension.length).toLowerCase();
      // Links are left alone: a sidecar's text is quoted, and a link may lead anywhere.
      if (!entry.isFile() || !EXTENSIONS.has(extension) || !rest.startsWith(stem)) return [];
      const labels = LABELS.exec(rest.slice(stem.length));
      if (!labels) return [];
      return [{ path: join(folder, entry.name), name: entry.name, language: labels.groups?.language ?? null }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * Reads a subtitle file; its kind is told by its content, not by its extension.
 * @throws AppError UNSUPPORTED when it holds no timed text or is larger than 20 MB, NOT_FOUND when it cannot be read.
 */
export async function readSidecar(path: string): Promise<Cue[]> {
  const name = basename(path);
  const bytes = await readLimited(path);
  if (bytes === null) throw new AppError('UNSUPPORTED', `${name} is larger than 20 MB, too large for subtitles.`);
  const cues = cuesOf(bytes, /^\uFEFF?\s*\[Script Info\]/i.test(decodeText(bytes.subarray(0, 4096))) ? 'ass' : 'srt');
  if (cues.length === 0) throw new AppError('UNSUPPORTED', `${name} holds no subtitles that can be read.`);
  return cues;
}

async function readLimited(path: string): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return size > MAX_BYTES ? null : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new AppError('NOT_FOUND', `${basename(path)} cannot be read. Check that it is still there.`, error);
  }
}

function cuesOf(bytes: Uint8Array, format: 'srt' | 'webvtt' | 'ass'): Cue[] {
  const text = decodeText(bytes);
  return takeSpeakers(format === 'ass' ? parseAss(text) : parseTimedText(text));
}
