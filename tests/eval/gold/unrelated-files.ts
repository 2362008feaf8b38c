import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GoldAsset } from './gold-library.ts';

/**
 * Written files of the other sets beside a set, and once they run out, parts of them: a minute of one, under a name of its own.
 * @throws Error where there are not enough
 */
export function unrelatedFiles(folder: string, count: number): GoldAsset[] {
  const own = resolve(folder);
  const sets = readdirSync(dirname(own))
    .map((name) => join(dirname(own), name))
    .filter((path) => path !== own && existsSync(join(path, 'library.json')));
  const read = (path: string) => JSON.parse(readFileSync(join(path, 'library.json'), 'utf8')) as GoldAsset[];
  const taken = new Set(read(own).map(({ name }) => name));
  const whole = sets.flatMap(read).filter(({ name }) => !taken.has(name));
  const all = [...whole, ...whole.flatMap((file) => partsOf(file, 20)), ...whole.flatMap((file) => partsOf(file, 10))];
  if (all.length < count)
    throw new Error(`The sets beside ${folder} give ${all.length} unrelated files, not ${count}.`);
  return all.slice(0, count);
}

/** What a file says and shows in each span of so many seconds, with its times moved to the beginning. */
function partsOf(file: GoldAsset, seconds: number): GoldAsset[] {
  const { name, duration, slides = [], speech = [], cues = [] } = file;
  return Array.from({ length: Math.floor(duration / seconds) }, (_, i) => {
    const [from, to] = [i * seconds, (i + 1) * seconds];
    const meets = (start: number, end: number) => end > from && start < to;
    const moved = (second: number) => Math.min(seconds, Math.max(0, second - from));
    return {
      name: `part ${i + 1} of ${seconds} s, ${name}`,
      duration: seconds,
      slides: slides
        .filter((slide) => meets(slide.from, slide.to))
        .map((slide) => ({ ...slide, from: moved(slide.from), to: moved(slide.to) })),
      speech: speech
        .filter(([start, end]) => meets(start, end))
        .map(([start, end, ...rest]) => [moved(start), moved(end), ...rest]),
      cues: cues
        .filter(([start, end]) => meets(start, end))
        .map(([start, end, text]) => [moved(start), moved(end), text]),
    } satisfies GoldAsset;
  }).filter((part) => part.slides.length + part.speech.length + part.cues.length > 0);
}
