import { availableParallelism } from 'node:os';
import { readLayout } from '../../../main/ingest/layout/read-layout.ts';
import { openPpOcr, ppOcrFolder } from '../../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import { drawTable } from './draw-table.ts';
import { madeTable } from './made-table.ts';
import { NOTHING, scoreTable, type TableScore } from './score-table.ts';

const HALVES = ['tuning', 'held out'] as const;
const context = { breathe: async () => undefined };

/** Sums over a half, and the mean time of a picture. */
export interface TableFigures extends Omit<TableScore, 'wrong'> {
  half: string;
  tables: number;
  ms: number;
}

/** Reads that many tables of each half as ingest does. @param say told of every cell of the tuning half that was not read right */
export async function runTables(count: number, say: (line: string) => void): Promise<TableFigures[]> {
  const model = await openPpOcr(ppOcrFolder(), availableParallelism());
  const figures: TableFigures[] = [];
  for (const half of HALVES) {
    const sum: TableFigures = { ...NOTHING, half, tables: 0, ms: 0 };
    for (let n = 0; n < count; n++) {
      const made = madeTable(half, n);
      const { image, grid } = await drawTable(made);
      const began = performance.now();
      const lines = await readScene(model, image, context);
      const ms = performance.now() - began;
      const { wrong, ...score } = scoreTable(made.rows, grid, readLayout(lines, image.width / image.height));
      for (const [key, value] of Object.entries(score) as [keyof typeof score, number][]) sum[key] += value;
      sum.ms += ms / count;
      sum.tables++;
      if (half === 'tuning') for (const line of wrong) say(`${made.name}: ${line}`);
    }
    figures.push(sum);
  }
  await model.close();
  return figures;
}

/** One line for each half, in per cent. */
export function tablesTable(figures: readonly TableFigures[]): string {
  const share = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)}`.padStart(12);
  return [
    `${''.padEnd(10)}${['short cells', 'under title', 'words', 'rows', 'too many', 'ms'].map((one) => one.padStart(12)).join('')}`,
    ...figures.map(
      (f) =>
        `${f.half.padEnd(10)}${share(f.shortRight, f.short)}${share(f.shortTitled, f.shortBody)}${share(f.wordsRight, f.words)}${share(f.rowsRight, f.rows)}${`${f.surplus}`.padStart(12)}${f.ms.toFixed(0).padStart(12)}`,
    ),
  ].join('\n');
}
