import type { Box } from '../../../preload/contract/evidence.ts';
import { looksLikeCode } from './code.ts';
import type { Fragment } from './fragments.ts';
import { overlap, union } from './geometry.ts';

/** Fragments that stand side by side, left to right. */
export interface Row {
  cells: Fragment[];
  box: Box;
}

/**
 * Groups fragments whose vertical spans meet by more than half of the smaller one, top to bottom. Recognisers return a table by
 * columns, by rows or by cells; the geometry is the same.
 */
export function toRows(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  for (const fragment of [...fragments].sort((a, b) => middle(a.box) - middle(b.box))) {
    const row = rows.findLast((r) => r.cells.every((c) => sideBySide(c, fragment)));
    if (row) {
      row.cells.push(fragment);
      row.box = union(row.cells.map((c) => c.box))!;
    } else rows.push({ cells: [fragment], box: fragment.box });
  }
  for (const row of rows) row.cells.sort((a, b) => a.box.x - b.box.x);
  return rows.flatMap(joinCode).sort((a, b) => a.box.y - b.box.y);
}

function sideBySide(a: Fragment, b: Fragment): boolean {
  const shared = overlap(a.box.y, a.box.h, b.box.y, b.box.h);
  if (shared < 0.5 * Math.min(a.box.h, b.box.h)) return false;
  return overlap(a.box.x, a.box.w, b.box.x, b.box.w) < 0.2 * Math.min(a.box.w, b.box.w);
}

/** A line of program text that was read in parts (a remark behind a statement) is one line again. */
function joinCode(row: Row): Row[] {
  if (row.cells.length < 2) return [row];
  const text = row.cells.map((c) => c.text).join(' ');
  if (!row.cells.some((c) => c.code) && !looksLikeCode(text)) return [row];
  const first = row.cells[0]!;
  const joined: Fragment = {
    ...first,
    text,
    box: row.box,
    confidence: Math.min(...row.cells.map((c) => c.confidence)),
    code: true,
  };
  return [{ cells: [joined], box: row.box }];
}

function middle(box: Box): number {
  return box.y + box.h / 2;
}
