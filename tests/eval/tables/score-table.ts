import type { TextItem } from '../../../main/ingest/layout/read-layout.ts';
import type { Grid } from './draw-table.ts';

/** How a table was read. Short cells have at most three signs; the titles count as cells. */
export interface TableScore {
  short: number;
  /** Text exact, in the row of its line. */
  shortRight: number;
  /** … and under the title of its column: what a question on a table needs. */
  shortTitled: number;
  /** Short cells of the body: only they can stand under a title. */
  shortBody: number;
  words: number;
  wordsRight: number;
  rows: number;
  /** Every cell right, none too many. */
  rowsRight: number;
  /** Cells that stand nowhere. */
  surplus: number;
  /** Cells that were not read right, in words. */
  wrong: string[];
}

/** Of no table. */
export const NOTHING: Omit<TableScore, 'wrong'> = {
  short: 0,
  shortRight: 0,
  shortTitled: 0,
  shortBody: 0,
  words: 0,
  wordsRight: 0,
  rows: 0,
  rowsRight: 0,
  surplus: 0,
};

/** Scores what ingest would keep of a picture. */
export function scoreTable(rows: readonly string[][], grid: Grid, items: readonly TextItem[]): TableScore {
  const score: TableScore = { ...NOTHING, wrong: [] };
  const titles = rows[0]!.map(plain);
  for (const [r, row] of rows.entries()) {
    const near = items.filter(({ box }) => box.y <= grid.middles[r]! && box.y + box.h >= grid.middles[r]!);
    const all = near.map((item) => ({ item, cells: cellsOf(item) }));
    // The row is what has most of its cells; what else lies there is parted from it.
    const best = all.sort((a, b) => b.cells.length - a.cells.length)[0];
    const found = best?.cells ?? [];
    const used = new Set<number>();
    let rights = 0;
    for (const [c, cell] of row.entries()) {
      if (cell === '') continue;
      const isShort = [...cell].length <= 3;
      const i = found.findIndex(
        (one, i) => !used.has(i) && plain(one.text) === plain(cell) && inColumn(one.box, grid, c),
      );
      const right = i >= 0;
      if (right) used.add(i);
      const titled = right && r > 0 && plain(best!.item.columns[i] ?? '') === titles[c];
      if (isShort) {
        score.short++;
        score.shortRight += Number(right);
        if (r > 0) score.shortBody++;
        score.shortTitled += Number(titled);
      } else {
        score.words++;
        score.wordsRight += Number(right);
      }
      rights += Number(right);
      if (!right) score.wrong.push(`${r}/${c} "${cell}" in [${found.map(({ text }) => text).join(' | ')}]`);
    }
    const surplus = all.reduce((sum, { cells }) => sum + cells.length, 0) - used.size;
    score.surplus += surplus;
    score.rows++;
    score.rowsRight += Number(rights === row.filter(Boolean).length && surplus === 0);
  }
  return score;
}

function cellsOf(item: TextItem): TextItem['cells'] {
  return item.cells.length > 0 ? item.cells : [{ text: item.text, box: item.box }];
}

/** Its middle lies between the borders of the column. */
function inColumn(box: { x: number; w: number }, { borders }: Grid, column: number): boolean {
  const x = box.x + box.w / 2;
  return x > borders[column]! && x < borders[column + 1]!;
}

/** Dashes of any length are one. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
