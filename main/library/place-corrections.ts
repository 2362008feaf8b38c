import type { DatabaseSync } from 'node:sqlite';
import { likeness } from '../language/same-words.ts';
import { createReindexer, LINE_KINDS } from './corrections.ts';

/** Of the time of both together, and of the words: from here on two lines are the same one, read twice. */
const SAME_TIME = 0.5;
const SAME_WORDS = 0.5;

interface LineRow {
  no: number;
  asset: number;
  id: string;
  kind: number;
  starts: number;
  ends: number;
  text: string;
  detail: string;
}

interface LostRow {
  no: number;
  evidence: string;
  starts: number;
  ends: number;
  original: string;
  text: string | null;
  speaker: string | null;
}

/**
 * Gives corrections whose line went back to the lines of a unit that was just written: to the line of the same id that says the same, else to
 * the only one at that time that says about the same, as recognised or as put right. What fits two lines fits none.
 * Runs inside the caller's transaction.
 */
export function createPlacer(db: DatabaseSync): (unit: number) => void {
  const written = db.prepare(`
    SELECT e.no, e.asset, e.id, e.kind, e.starts, e.ends, b.text, b.detail FROM evidence e
    JOIN evidence_bodies b ON b.evidence = e.no
    WHERE e.unit = ? AND e.kind & ${LINE_KINDS} AND EXISTS (SELECT 1 FROM corrections c WHERE c.asset = e.asset AND c.line IS NULL)
    ORDER BY e.starts, e.no`);
  const lost = db.prepare(`
    SELECT no, evidence, starts, ends, original, text, speaker FROM corrections
    WHERE line IS NULL AND asset = ? AND kind = ? AND starts <= ? AND ends >= ? ORDER BY no`);
  const rivals = db.prepare(`
    SELECT e.starts, e.ends, b.text FROM evidence e JOIN evidence_bodies b ON b.evidence = e.no
    WHERE e.asset = ? AND e.kind = ? AND e.no <> ? AND e.starts <= ? AND e.ends >= ?
      AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.line = e.no)`);
  const place = db.prepare(
    'UPDATE corrections SET line = ?, evidence = ?, starts = ?, ends = ?, original = ? WHERE no = ?',
  );
  const reindex = createReindexer(db);

  return (unit) => {
    for (const line of written.all(unit) as unknown as LineRow[]) {
      const near = lost.all(line.asset, line.kind, line.ends, line.starts) as unknown as LostRow[];
      const itself = near.find(({ evidence, original }) => evidence === line.id && original === line.text);
      const alike = near.filter((one) => fits(one, line));
      const only = alike.length === 1 ? alike[0]! : undefined;
      const others = () => rivals.all(line.asset, line.kind, line.no, only!.ends, only!.starts) as unknown as LineRow[];
      const found = itself ?? (only && !others().some((other) => fits(only, other)) ? only : undefined);
      if (!found) continue;
      place.run(line.no, line.id, line.starts, line.ends, line.text, found.no);
      reindex(line, found);
    }
  };
}

function fits(lost: LostRow, line: Pick<LineRow, 'starts' | 'ends' | 'text'>): boolean {
  const shared = Math.min(lost.ends, line.ends) - Math.max(lost.starts, line.starts);
  const both = Math.max(lost.ends, line.ends) - Math.min(lost.starts, line.starts);
  if (both > 0 && shared < SAME_TIME * both) return false;
  return Math.max(likeness(lost.original, line.text), likeness(lost.text ?? '', line.text)) >= SAME_WORDS;
}
