import type { DatabaseSync } from 'node:sqlite';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import type { LineEdit, LostCorrection } from '../../preload/contract/transcript.ts';
import { AppError } from '../app-error.ts';
import { type Correction, corrected } from './corrected.ts';
import { contextOf, spaced } from './indexed-text.ts';
import { kindMask, kindName } from './kinds.ts';
import type { Library, Line } from './library.ts';
import { transaction } from './transaction.ts';

/** Kinds that are read as a transcript. */
export const LINE_KINDS = kindMask(['speech', 'subtitle']);

interface LineRow {
  no: number;
  asset: number;
  id: string;
  kind: number;
  starts: number;
  ends: number;
  text: string;
  detail: string;
  /** null where nothing was put right yet. */
  correction: number | null;
  put_text: string | null;
  put_speaker: string | null;
}

const LINE = `
  SELECT e.no, e.asset, e.id, e.kind, e.starts, e.ends, b.text, b.detail,
    c.no AS correction, c.text AS put_text, c.speaker AS put_speaker
  FROM evidence e
  JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL
  JOIN evidence_bodies b ON b.evidence = e.no
  LEFT JOIN corrections c ON c.line = e.no`;

/** Laying over what a person put right. */
export function createCorrections(db: DatabaseSync, now: () => number): Library['transcript'] {
  const find = db.prepare(`${LINE} WHERE e.id = ?`);
  const add = db.prepare(`
    INSERT INTO corrections (asset, line, evidence, kind, starts, ends, original, text, speaker, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const change = db.prepare('UPDATE corrections SET text = ?, speaker = ?, updated_at = ? WHERE no = ?');
  const remove = db.prepare('DELETE FROM corrections WHERE no = ?');
  const reindex = createReindexer(db);
  const forgetVector = db.prepare('DELETE FROM evidence_vectors WHERE evidence = ?');
  // A line that waits for its first vector gets it with its words as they are then.
  const markStale = db.prepare(`
    INSERT OR IGNORE INTO stale_vectors (evidence) SELECT e.no FROM evidence e WHERE e.no = ? AND (
      EXISTS (SELECT 1 FROM evidence_vectors v WHERE v.evidence = e.no)
      OR EXISTS (SELECT 1 FROM stages s WHERE s.asset = e.asset AND s.stage = 'embeddings' AND s.state = 'done'))`);
  const lines = db.prepare(`
    SELECT e.id AS evidenceId, a.id AS assetId, e.starts AS start, coalesce(c.text, b.text) AS text,
      nullif(coalesce(c.speaker, json_extract(b.detail, '$.speaker')), '') AS speaker
    FROM assets a
    CROSS JOIN evidence e ON e.asset = a.no
    JOIN evidence_bodies b ON b.evidence = e.no
    LEFT JOIN corrections c ON c.line = e.no
    WHERE a.removed_at IS NULL AND e.kind & ${LINE_KINDS} AND (:assets IS NULL OR a.id IN (SELECT value FROM json_each(:assets)))
    ORDER BY a.name, a.no, e.starts, e.ends, e.no`);
  const lost = db.prepare(`
    SELECT c.no AS id, c.kind, c.starts AS start, c.ends AS end, c.original, c.text, c.speaker
    FROM corrections c JOIN assets a ON a.no = c.asset AND a.removed_at IS NULL
    WHERE a.id = ? AND c.line IS NULL ORDER BY c.starts, c.no`);
  const forget = db.prepare('DELETE FROM corrections WHERE line IS NULL AND no IN (SELECT value FROM json_each(?))');
  const stale = db.prepare(`
    SELECT e.id FROM stale_vectors s JOIN evidence e ON e.no = s.evidence
    JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL LIMIT ?`);

  const edit = (one: LineEdit): { undo: LineEdit; changed: boolean } => {
    const row = find.get(one.evidenceId) as LineRow | undefined;
    if (!row)
      throw new AppError(
        'NOT_FOUND',
        'A line is not there any more, since its file was read again; nothing was changed.',
      );
    if ((row.kind & LINE_KINDS) === 0)
      throw new AppError('BAD_INPUT', 'Only what is said and subtitles can be put right; nothing was changed.');
    const before: Correction = { text: row.put_text, speaker: row.put_speaker };
    const next = edited(row, before, one);
    const undo: LineEdit = { evidenceId: one.evidenceId };
    if (one.text !== undefined) undo.text = before.text;
    if (one.speaker !== undefined) undo.speaker = before.speaker;
    if (next.text === before.text && next.speaker === before.speaker) return { undo, changed: false };
    const { no, asset, id, kind, starts, ends, text } = row;
    if (next.text === null && next.speaker === null) remove.run(row.correction);
    else if (row.correction !== null) change.run(next.text, next.speaker, now(), row.correction);
    else add.run(asset, no, id, kind, starts, ends, text, next.text, next.speaker, now());
    reindex(row, next);
    markStale.run(no);
    // Old words are not to be found for one moment longer; a name alone makes no vector wrong enough for that.
    if (next.text !== before.text) forgetVector.run(no);
    return { undo, changed: true };
  };

  return {
    correct: (edits) =>
      transaction(db, () => {
        const done = edits.map(edit).filter(({ changed }) => changed);
        const changed = [...new Set(done.map(({ undo }) => undo.evidenceId))];
        return { undo: done.map(({ undo }) => undo).reverse(), changed };
      }),
    lines: (assetIds) =>
      lines.all({ assets: assetIds.length > 0 ? JSON.stringify(assetIds) : null }) as unknown as Line[],
    lost: (id) =>
      (lost.all(id) as unknown as (Omit<LostCorrection, 'kind'> & { kind: number })[]).map((row) => ({
        ...row,
        kind: kindName(row.kind),
      })),
    forget: (ids) => void forget.run(JSON.stringify(ids)),
    stale: (limit) => stale.all(limit).map(({ id }) => id as string),
  };
}

/** A correction that says what the stage said is none. */
function edited(row: LineRow, before: Correction, { text, speaker }: LineEdit): Correction {
  const own = speakerOf({ detail: JSON.parse(row.detail) });
  const said = text?.replace(/\s+/g, ' ').trim() ?? text;
  const named = speaker?.replace(/\s+/g, ' ').trim() ?? speaker;
  return {
    text: said === undefined ? before.text : said === row.text ? null : said,
    speaker: named === undefined ? before.speaker : named === (own ?? '') ? null : named,
  };
}

/** Gives the words of a line to the index as they read now. */
export function createReindexer(db: DatabaseSync) {
  // The index follows what is deleted and added, not what is updated.
  const forget = db.prepare('DELETE FROM passages WHERE evidence = ?');
  const add = db.prepare('INSERT INTO passages (evidence, text, context) VALUES (?, ?, ?)');
  return (
    { no, text, detail, starts, ends }: Pick<LineRow, 'no' | 'text' | 'detail' | 'starts' | 'ends'>,
    put: Correction,
  ) => {
    const line = { text, detail: JSON.parse(detail), start: starts, end: ends } as Evidence;
    const reads = corrected(line, put);
    forget.run(no);
    add.run(no, spaced(reads.text), spaced(contextOf(reads)));
  };
}
