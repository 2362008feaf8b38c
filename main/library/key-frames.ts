import type { DatabaseSync } from 'node:sqlite';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Library } from './library.ts';

interface KeyFrameRow {
  id: string;
  asset_id: string;
  time: number;
  starts: number;
  ends: number;
  same_as: string | null;
}

const WHOLE = `
  SELECT k.id, a.id AS asset_id, k.time, k.starts, k.ends, k.same_as
  FROM key_frames k JOIN assets a ON a.no = k.asset AND a.removed_at IS NULL`;

const toKeyFrame = (row: KeyFrameRow): KeyFrame => ({
  id: row.id,
  assetId: row.asset_id,
  time: row.time,
  start: row.starts,
  end: row.ends,
  sameAs: row.same_as,
});

/** Reading key frames back, by time. */
export function createKeyFrames(db: DatabaseSync): Library['keyFrames'] {
  const ofAsset = db.prepare(`${WHOLE} WHERE a.id = ? ORDER BY k.time, k.no`);
  const one = db.prepare(`${WHOLE} WHERE k.id = ?`);
  return {
    ofAsset: (id) => (ofAsset.all(id) as unknown as KeyFrameRow[]).map(toKeyFrame),
    get: (id) => {
      const row = one.get(id) as KeyFrameRow | undefined;
      return row && toKeyFrame(row);
    },
  };
}
