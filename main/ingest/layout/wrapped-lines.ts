import type { Fragment } from './fragments.ts';
import { union } from './geometry.ts';
import type { Row } from './rows.ts';

/** Lines of one paragraph are at most this many capitals apart, baseline to baseline. */
const PITCH = 2.7;
/** Longer paragraphs are cut here (characters), so that a citation stays readable. */
const LONGEST = 400;
const NUMBERED = /^(\(?\d{1,2}[.)]|[a-z][.)]|[-–•*])\s/i;

/**
 * Joins a line with the one that it runs on to: same size, close beneath, same left edge (that of the text behind a bullet), and the
 * upper line was full or the lower begins in the middle of a sentence. A hyphen at the break goes.
 */
export function joinWrapped(rows: readonly Row[]): Row[] {
  const right = Math.max(0, ...rows.map((r) => r.box.x + r.box.w));
  const out: Row[] = [];
  for (const row of rows) {
    const above = out.at(-1);
    const next = single(row);
    const last = above && single(above);
    if (last && next && runsOn(last, next, right)) {
      const joined = join(last, next);
      out[out.length - 1] = { cells: [joined], box: joined.box };
    } else out.push(row);
  }
  return out;
}

function single(row: Row): Fragment | undefined {
  return row.cells.length === 1 ? row.cells[0] : undefined;
}

function runsOn(above: Fragment & { lines?: number }, below: Fragment, right: number): boolean {
  if (above.code || below.code || below.bullet || NUMBERED.test(below.text)) return false;
  if (above.text.length + below.text.length > LONGEST) return false;
  const size = Math.max(above.size, below.size);
  if (Math.abs(above.size - below.size) > 0.2 * size) return false;
  const pitch = below.box.y + below.box.h - (above.box.y + above.box.h);
  if (pitch <= 0 || pitch > PITCH * size) return false;
  const aligned = Math.abs(above.box.x - below.box.x) < 1.2 * size;
  const centred = Math.abs(above.box.x + above.box.w / 2 - below.box.x - below.box.w / 2) < 0.8 * size;
  if (!aligned && !centred) return false;
  if (/\p{L}-$/u.test(above.text)) return true;
  if (/[.!?:]["”’)]?$/.test(above.text)) return false;
  if (/^[\p{Ll}(]/u.test(below.text)) return true;
  return above.box.x + above.box.w > 0.93 * right && above.text.split(' ').length >= 5;
}

function join(above: Fragment, below: Fragment): Fragment {
  const hyphen = /\p{L}-$/u.test(above.text) && /^\p{Ll}/u.test(below.text);
  const text = hyphen ? above.text.slice(0, -1) + below.text : `${above.text} ${below.text}`;
  const a = above.text.length;
  const b = below.text.length;
  return {
    ...above,
    text,
    box: union([above.box, below.box])!,
    confidence: (above.confidence * a + below.confidence * b) / (a + b),
  };
}
