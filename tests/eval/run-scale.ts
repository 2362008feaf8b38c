import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askQuestions } from './ask-questions.ts';
import { type Figures, figuresOf } from './figures.ts';
import { fillLibrary, type GoldAsset } from './gold/gold-library.ts';
import { runGold } from './gold/run-gold.ts';
import { unrelatedFiles } from './gold/unrelated-files.ts';
import { withMedia } from './media/run-media.ts';
import { readQuestions } from './questions.ts';

export interface ScaleRow {
  name: string;
  /** Files in the library. */
  files: number;
  figures: Figures;
}

/** Unrelated files beside the set's (RGB, Chen et al. 2024), and sizes of the whole library (HELMET). */
const NOISE = [0, 2, 10];
const SIZES = [100];

/** The same questions in their own file, in the set's library, among unrelated files, and in a large library. */
export async function runScale(folder: string): Promise<ScaleRow[]> {
  const own = (JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as GoldAsset[]).length;
  const rows: ScaleRow[] = [];
  for (const noise of [...NOISE, ...SIZES.map((size) => size - own)]) {
    const { own: alone, library } = figuresOf(await runGold(folder, { noise }));
    if (noise === 0) rows.push({ name: 'own file', files: 1, figures: alone.all! });
    const name = noise === 0 ? 'library' : NOISE.includes(noise) ? `with ${noise} unrelated` : 'large library';
    rows.push({ name, files: own + noise, figures: library.all! });
  }
  return rows;
}

/**
 * The same for files that are taken in: in their own file, in one library of all, among unrelated files (those of the folder `noise` beside
 * them), and in a large library, which written files of the other sets and parts of them fill up. Those are gone afterwards.
 */
export function scaleMedia(file: string, library: string | undefined): Promise<ScaleRow[]> {
  const questions = readQuestions(file);
  return withMedia(file, { library, noise: Math.max(...NOISE) }, async (asked) => {
    const rows: ScaleRow[] = [];
    const add = async (name: string, beside: readonly string[]) => {
      const among = [...new Set([...asked.ids.values(), ...beside])];
      const figures = figuresOf(await askQuestions(asked, questions, { among }));
      if (rows.length === 0) rows.push({ name: 'own file', files: 1, figures: figures.own.all! });
      rows.push({ name, files: among.length, figures: figures.library.all! });
    };
    for (const noise of NOISE)
      await add(noise === 0 ? 'library' : `with ${noise} unrelated`, asked.others!.slice(0, noise));
    const taken = [...new Set(asked.ids.values()), ...asked.others!];
    const most = Math.max(...SIZES) - taken.length;
    const written = await fillLibrary(
      asked.library,
      asked.models,
      unrelatedFiles(join(import.meta.dirname, 'dev'), most),
    );
    const filling = [...written.values()];
    try {
      for (const size of SIZES)
        await add('large library', [...asked.others!, ...filling.slice(0, size - taken.length)]);
    } finally {
      for (const id of filling) asked.library.assets.discard(id);
    }
    return rows;
  });
}

const columns = ['recall1', 'recall5', 'rightAndCited', 'citationPrecision', 'abstention', 'falseAbstention'] as const;

export function scaleTable(rows: readonly ScaleRow[]): string {
  const titles = ['files', 'rec@1', 'rec@5', '+cited', 'cit.prec', 'abstain', 'false abst', 'ms p95'];
  const lines = rows.map(({ name, files, figures }) => {
    const shares = columns.map((key) => (figures[key] === null ? '–' : (100 * figures[key]).toFixed(1)));
    return [
      name.padEnd(18),
      ...[String(files), ...shares, figures.msP95?.toFixed(0) ?? '–'].map((one) => one.padStart(10)),
    ].join(' ');
  });
  return [['per cent'.padEnd(18), ...titles.map((one) => one.padStart(10))].join(' '), ...lines].join('\n');
}
