import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { captionFrames, sceneFrames, wordlessFrames } from './drawn-scenes.ts';
import { blurredFrames, decoded, screenFrames, slideFrames, type TextFrame } from './drawn-slides.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const photographs = ['chelsea.png', 'coffee.png', 'rocket.jpg'].map((name) => at(`tests/fixtures/media/free/${name}`));
/** Photographs of real things stay outside the repository; without them their set is left out. */
const STREET = at('../shared/media/street.mp4');
/** What can be made out on the bus. */
const BUS = ['cero emisiones', 'EMT', 'MADRID', 'Un minibús 100% eléctrico sí es plan', 'eléctricamEMTe'];

/** Every picture with what is written on it. */
export async function textFrames(): Promise<TextFrame[]> {
  const moving = existsSync(STREET) ? await Promise.all([6, 10, 14].map(frame)) : photographs;
  const drawn = await Promise.all([
    slideFrames(),
    screenFrames(),
    blurredFrames(),
    captionFrames(moving),
    sceneFrames(photographs),
    wordlessFrames(photographs),
  ]);
  return [...drawn.flat(), ...(existsSync(STREET) ? await busFrames() : [])];
}

async function busFrames(): Promise<TextFrame[]> {
  return Promise.all(
    [0.5, 3, 18].map(async (time) => ({
      set: 'bus (photograph)',
      name: `${time} s`,
      image: await decoded(await frame(time)),
      gold: BUS,
    })),
  );
}

async function frame(time: number): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 64 << 20 } as const;
  const args = ['-v', 'error', '-ss', `${time}`, '-i', STREET, '-frames:v', '1', '-f', 'image2', '-c:v', 'png', '-'];
  return (await promisify(execFile)('ffmpeg', args, options)).stdout;
}
