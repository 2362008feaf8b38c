import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openMedia } from '../../../../main/media/open-media.ts';
import { runChild } from '../../../../main/media/run-child.ts';
import { scanFrames } from '../../../../main/media/scan-frames.ts';
import { findTools, type Tools } from '../../../../main/media/tools.ts';

export const tools: Tools = await findTools({ env: process.env, platform: process.platform });

/* Films whose every frame bears its number, as ten black or white squares along its upper edge, and whose sound clicks with every tenth. */

const bits = 10;
const side = 24;
export const width = 320;
export const height = 180;
const rate = 48_000;

export interface CountedFilm {
  folder: string;
  name: string;
  /** Frames a second, such as `30000/1001`. */
  fps?: string;
  count?: number;
  /** Options of the encoder and container. */
  coding?: string[];
  /** Filters on the picture: other times, other sizes. */
  filter?: string;
  /** false for none. */
  sound?: boolean;
  soundCoding?: string[];
  /** Drawn over the lower half of every frame, as SVG. */
  drawing?: string;
}

/** Length of a frame, s. */
function frameLength(fps: string): number {
  const [over, under = 1] = fps.split('/').map(Number) as [number, number?];
  return under / over;
}

/** Draws and codes a film. @returns its path */
export async function countedFilm({
  folder,
  name,
  fps = '25',
  count = 100,
  coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '8', '-g', '25', '-bf', '2', '-pix_fmt', 'yuv420p'],
  filter = 'null',
  sound = true,
  soundCoding = ['-c:a', 'aac', '-b:a', '128k'],
  drawing = '',
}: CountedFilm): Promise<string> {
  const raw = join(folder, `${count}.rgb`);
  writeFileSync(raw, Buffer.concat(await Promise.all(Array.from({ length: count }, (_, n) => drawn(n, drawing)))));
  const clicks = join(folder, `${count}.pcm`);
  writeFileSync(clicks, clicking(count, frameLength(fps)));
  const path = join(folder, name);
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', fps, '-i', `file:${raw}`];
  const heard = sound ? ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', `file:${clicks}`] : [];
  const maps = ['-map', '0:v', ...(sound ? ['-map', '1:a', ...soundCoding] : [])];
  await runChild(tools.ffmpeg, [
    '-v',
    'error',
    '-nostdin',
    '-y',
    ...input,
    ...heard,
    '-vf',
    filter,
    ...maps,
    ...tools.passthrough,
    ...coding,
    `file:${path}`,
  ]);
  return path;
}

async function drawn(number: number, drawing: string): Promise<Buffer> {
  const squares = Array.from({ length: bits }, (_, bit) =>
    (number >> bit) & 1 ? `<rect x="${8 + bit * (side + 6)}" y="8" width="${side}" height="${side}" fill="#fff"/>` : '',
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#204060"/><rect width="100%" height="40" fill="#000"/>${squares.join('')}${drawing}</svg>`;
  return sharp(Buffer.from(svg)).flatten().raw().toBuffer();
}

/** A tone for half a frame with every tenth frame. */
function clicking(count: number, frame: number): Buffer {
  const samples = Buffer.alloc(Math.round(count * frame * rate) * 2);
  for (let n = 0; n < count; n += 10) {
    const from = Math.round(n * frame * rate);
    for (let i = 0; i < (frame * rate) / 2; i++)
      samples.writeInt16LE(Math.round(12_000 * Math.sin(i * 0.4)), (from + i) * 2);
  }
  return samples;
}

/** Numbers and times of all frames of a film. @param scale of the picture against the one that was drawn */
export async function framesOf(
  path: string,
  scale = { x: 1, y: 1, left: 0, top: 0 },
): Promise<{ number: number; time: number }[]> {
  const source = await openMedia(tools, path);
  const read: { number: number; time: number }[] = [];
  for await (const { time, gray, width: w, height: h } of scanFrames(tools, source, { size: 2000 })) {
    const [x1, y1] = [(w / source.width) * scale.x, (h / source.height) * scale.y];
    let number = 0;
    for (let bit = 0; bit < bits; bit++) {
      const x = Math.round((w / source.width) * scale.left + (8 + bit * (side + 6) + side / 2) * x1);
      const y = Math.round((h / source.height) * scale.top + (8 + side / 2) * y1);
      if (gray[y * w + x]! > 128) number |= 1 << bit;
    }
    read.push({ number, time });
  }
  return read;
}

/** Seconds at which a click begins. */
export async function clicksOf(path: string): Promise<number[]> {
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-i',
    `file:${path}`,
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    String(rate),
    '-af',
    'aresample=async=1:first_pts=0',
    '-f',
    's16le',
    'pipe:1',
  ];
  const { stdout } = await runChild(tools.ffmpeg, args);
  const found: number[] = [];
  let quiet = rate;
  for (let i = 0; i < stdout.length / 2; i++) {
    if (Math.abs(stdout.readInt16LE(i * 2)) < 4000) {
      quiet++;
      continue;
    }
    if (quiet > rate * 0.05) found.push(i / rate);
    quiet = 0;
  }
  return found;
}
