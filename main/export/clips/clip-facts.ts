import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ClipCaptions, ClipFile } from '../../../preload/contract/clips.ts';
import { cleanLine } from '../../report/clean-text.ts';
import { hiddenWords } from './hidden-regions.ts';
import type { ClipOrder } from './order.ts';

export interface ClipFacts {
  /** As it was written, with what it was made from: `<clip>.source.json`. */
  clip: {
    sha256: string;
    duration: number;
    made: ClipFile['made'];
    why: string;
    codec: string | null;
    captions: ClipCaptions;
  };
  sources: {
    file: string;
    sha256: string;
    /** s of the source */
    from: number;
    to: number;
    /** s of the clip at which it begins */
    at: number;
    /** In plain words, without the content. */
    hidden: string[];
  }[];
  kept: string;
  leftOut: string;
  app: string;
  ffmpeg: string;
}

/** What another person needs to check a clip against its source. @param begins second of the clip at which each moment begins */
export function clipFacts(
  orders: readonly ClipOrder[],
  clip: ClipFacts['clip'],
  begins: readonly number[],
  versions: { app: string; ffmpeg: string },
): ClipFacts {
  return {
    clip: { ...clip, duration: round(clip.duration) },
    sources: orders.map(({ asset, cut, hidden }, n) => ({
      file: cleanLine(asset.name),
      sha256: asset.id,
      from: round(cut.start),
      to: round(cut.end),
      at: round(begins[n] ?? 0),
      hidden: hiddenWords(hidden, cut.end - cut.start),
    })),
    kept:
      clip.made === 'copied'
        ? 'picture and sound as they were coded, with what the coded picture itself carries, and the languages of the sound tracks'
        : 'picture and sound, coded anew, and the languages of the sound tracks',
    leftOut:
      'tags (titles, places, devices, encoders), cover pictures, chapters, subtitle and data tracks, timecode tracks',
    app: versions.app,
    ffmpeg: versions.ffmpeg,
  };
}

/** SHA-256 of a file, 64 hex digits. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
