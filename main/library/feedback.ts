import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../app-error.ts';
import type { Library, StoredFeedback } from './library.ts';
import { transaction } from './transaction.ts';

/** Thumbs read for one question at most, the newest: more would tell nothing new and take time. */
const MOST = 2000;

interface Row {
  no: number;
  answer: string;
  moment: string;
  thumb: number;
  question: string;
  vector: Uint8Array | null;
  model: string | null;
  p: number | null;
  created_at: number;
}

type Span = StoredFeedback['spans'][number] & { feedback: number };

/** Thumbs on answers and moments. */
export function createFeedback(db: DatabaseSync): Library['feedback'] {
  const forget = db.prepare('DELETE FROM feedback WHERE answer = ? AND moment = ?');
  const add = db.prepare(`
    INSERT INTO feedback (answer, moment, thumb, question, dimensions, vector, model, p, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no`);
  const addSpan = db.prepare(`
    INSERT OR IGNORE INTO feedback_spans (feedback, asset, evidence, starts, ends)
    SELECT ?, no, ?, ?, ? FROM assets WHERE id = ? AND removed_at IS NULL`);
  const setVector = db.prepare('UPDATE feedback SET dimensions = ?, vector = ? WHERE answer = ? AND moment = ?');
  const visible = `EXISTS (SELECT 1 FROM feedback_spans s JOIN assets a ON a.no = s.asset AND a.removed_at IS NULL
    WHERE s.feedback = f.no)`;
  const all = db.prepare(`SELECT f.* FROM feedback f WHERE ${visible} ORDER BY f.no DESC LIMIT ${MOST}`);
  const of = db.prepare(`SELECT f.* FROM feedback f WHERE f.answer = ? AND ${visible} ORDER BY f.no`);
  const spans = db.prepare(`
    SELECT s.feedback, a.id AS assetId, s.evidence AS evidenceId, s.starts AS start, s.ends AS end
    FROM feedback_spans s JOIN assets a ON a.no = s.asset AND a.removed_at IS NULL
    WHERE s.feedback BETWEEN ? AND ? ORDER BY a.id, s.starts, s.evidence`);
  const stored = (row: Row, about: readonly Span[]): StoredFeedback => ({
    answerId: row.answer,
    momentId: row.moment === '' ? null : row.moment,
    thumb: row.thumb > 0 ? 'up' : 'down',
    question: row.question,
    // A copy: bytes of SQLite need not lie where floats may.
    vector: row.vector && new Float32Array(Uint8Array.from(row.vector).buffer),
    judged: row.model === null || row.p === null ? null : { model: row.model, p: row.p },
    spans: about.map(({ assetId, evidenceId, start, end }) => ({ assetId, evidenceId, start, end })),
    createdAt: row.created_at,
  });
  /** With what each is about: one query for all of them, since each question asks for them. */
  const withSpans = (rows: readonly Row[]): StoredFeedback[] => {
    if (rows.length === 0) return [];
    const numbers = rows.map(({ no }) => no);
    const found = spans.all(Math.min(...numbers), Math.max(...numbers)) as unknown as Span[];
    const byThumb = Map.groupBy(found, ({ feedback }) => feedback);
    return rows.map((row) => stored(row, byThumb.get(row.no) ?? []));
  };
  const bytesOf = (vector: Float32Array) => new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
  return {
    put: ({ answerId, momentId, thumb, question, vector, judged, spans: about, createdAt }) =>
      transaction(db, () => {
        forget.run(answerId, momentId ?? '');
        const { no } = add.get(
          answerId,
          momentId ?? '',
          thumb === 'up' ? 1 : -1,
          question,
          vector?.length ?? null,
          vector && bytesOf(vector),
          judged?.model ?? null,
          judged?.p ?? null,
          createdAt,
        ) as { no: number };
        let kept = 0;
        for (const { assetId, evidenceId, start, end } of about)
          kept += Number(addSpan.run(no, evidenceId, start, end, assetId).changes);
        if (kept === 0) throw new AppError('NOT_FOUND', 'The file that this is about is not in the library any more.');
      }),
    setVector: (answerId, momentId, vector) =>
      void setVector.run(vector.length, bytesOf(vector), answerId, momentId ?? ''),
    remove: (answerId, momentId) => void forget.run(answerId, momentId ?? ''),
    ofAnswer: (answerId) => withSpans(of.all(answerId) as unknown as Row[]),
    list: () => withSpans(all.all() as unknown as Row[]),
  };
}
