import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { RgbImage } from '../../../native-models/protocol.ts';

const query = z.object({ id: z.string(), question: z.string(), relevant: z.array(z.string()) });
export type Query = z.infer<typeof query>;

/** A set to rank: pictures by id, and questions with the ids that help with them ([] where none does). */
export interface RankingSet {
  frames: { id: string; image: RgbImage }[];
  queries: Query[];
}

/** Reads `DIR/queries.jsonl` and `DIR/frames/*`; a frame's id is its file name without the ending. */
export async function readSet(dir: string): Promise<RankingSet> {
  const lines = readFileSync(join(dir, 'queries.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const names = readdirSync(join(dir, 'frames'))
    .filter((name) => /\.(?:png|jpe?g|webp)$/i.test(name))
    .sort();
  const frames = [];
  for (const name of names)
    frames.push({ id: name.replace(/\.\w+$/, ''), image: await rgbOf(join(dir, 'frames', name)) });
  return { frames, queries: lines.map((line) => query.parse(JSON.parse(line))) };
}

async function rgbOf(file: string): Promise<RgbImage> {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height };
}
