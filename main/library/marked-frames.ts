import type { DatabaseSync } from 'node:sqlite';
import type { MarkedFrame } from '../../preload/contract/annotation.ts';
import { AppError } from '../app-error.ts';
import type { Library } from './library.ts';

interface Row {
  id: string;
  assetId: string;
  at: number;
  start: number;
  end: number;
  updatedAt: number;
  annotations: string;
}

/** Pictures that a person drew on. */
export function createMarkedFrames(db: DatabaseSync): Library['markedFrames'] {
  const columns = `f.id, a.id AS assetId, f.at, f.starts AS start, f.ends AS end, f.updated_at AS updatedAt, f.annotations
    FROM marked_frames f JOIN assets a ON a.no = f.asset AND a.removed_at IS NULL`;
  const of = db.prepare(`SELECT ${columns} WHERE a.id = ? ORDER BY f.at, f.no`);
  const get = db.prepare(`SELECT ${columns} WHERE f.id = ?`);
  const put = db.prepare(`
    INSERT INTO marked_frames (id, asset, at, starts, ends, updated_at, annotations)
    SELECT ?, no, ?, ?, ?, ?, ? FROM assets WHERE id = ? AND removed_at IS NULL
    ON CONFLICT (id) DO UPDATE SET asset = excluded.asset, at = excluded.at, starts = excluded.starts, ends = excluded.ends,
      updated_at = excluded.updated_at, annotations = excluded.annotations`);
  const remove = db.prepare('DELETE FROM marked_frames WHERE id = ?');
  const read = (row: Row): MarkedFrame => ({ ...row, annotations: JSON.parse(row.annotations) });
  return {
    put({ id, assetId, at, start, end, updatedAt, annotations }) {
      const { changes } = put.run(id, at, start, end, updatedAt, JSON.stringify(annotations), assetId);
      if (changes === 0) throw new AppError('NOT_FOUND', 'The file that was drawn on is not in the library any more.');
    },
    get: (id) => (get.all(id) as unknown as Row[]).map(read)[0],
    ofAsset: (assetId) => (of.all(assetId) as unknown as Row[]).map(read),
    remove: (id) => void remove.run(id),
  };
}
