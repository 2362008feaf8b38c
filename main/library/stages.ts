import type { DatabaseSync } from 'node:sqlite';
import type { AssetId } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import type { BlobStore } from './blobs.ts';
import type { Library, StageRow } from './library.ts';
import { transaction } from './transaction.ts';
import { createUnitWriter } from './unit-writer.ts';

/** Stages and their units: what is done survives a kill, what is half done was never there. */
export function createStages(db: DatabaseSync, blobs: BlobStore): Library['stages'] {
  const write = createUnitWriter(db);
  const assetNo = db.prepare('SELECT no FROM assets WHERE id = ? AND removed_at IS NULL');
  const list = db.prepare(`
    SELECT s.stage, s.state, s.version, s.reason FROM stages s
    JOIN assets a ON a.no = s.asset AND a.removed_at IS NULL WHERE a.id = ?`);
  const units = db.prepare(`
    SELECT u.unit, u.state FROM units u
    JOIN assets a ON a.no = u.asset AND a.removed_at IS NULL WHERE a.id = ? AND u.stage = ? ORDER BY u.no`);
  const framesOf = db.prepare(`
    SELECT k.id FROM key_frames k JOIN units u ON u.no = k.unit
    WHERE u.asset = :asset AND u.stage = :stage AND (:unit IS NULL OR u.unit = :unit)`);
  const forgetUnit = db.prepare('DELETE FROM units WHERE asset = ? AND stage = ? AND unit = ?');
  const addUnit = db.prepare('INSERT INTO units (asset, stage, unit, state) VALUES (?, ?, ?, ?)');
  const begin = db.prepare(`INSERT OR IGNORE INTO stages (asset, stage, state, version) VALUES (?, ?, 'pending', '')`);
  const finish = db.prepare(`
    INSERT OR REPLACE INTO stages (asset, stage, state, version, reason) VALUES (?, ?, ?, ?, ?)`);
  const forgetUnits = db.prepare('DELETE FROM units WHERE asset = ? AND stage = ?');
  const forgetStage = db.prepare('DELETE FROM stages WHERE asset = ? AND stage = ?');
  const filmstrip = db.prepare(`
    SELECT 1 FROM filmstrips f JOIN units u ON u.no = f.unit WHERE f.asset = ? AND u.stage = ?`);

  const find = (id: AssetId): number => {
    const row = assetNo.get(id) as { no: number } | undefined;
    if (!row) throw new AppError('NOT_FOUND', 'That file is no longer in the library; add it again.');
    return row.no;
  };
  const frameIds = (asset: number, stage: string, unit: string | null): string[] =>
    framesOf.all({ asset, stage, unit }).map(({ id }) => id as string);
  const dropPictures = (id: AssetId, frames: readonly string[]): void => {
    for (const frame of frames) blobs.delete(id, `thumb-${frame}.jpg`);
  };

  return {
    list: (id) => (list.all(id) as unknown as StageRow[]).map((row) => ({ ...row })),
    units: (id, stage) =>
      units.all(id, stage).map(({ unit, state }) => ({
        unit: unit as string,
        state: state === null ? undefined : JSON.parse(state as string),
      })),
    commit: (checkpoint) => {
      const { assetId, stage, unit, state } = checkpoint;
      const stale = transaction(db, () => {
        const asset = find(assetId);
        const before = frameIds(asset, stage, unit);
        forgetUnit.run(asset, stage, unit);
        const { lastInsertRowid } = addUnit.run(asset, stage, unit, state === undefined ? null : JSON.stringify(state));
        write({ asset, unit: Number(lastInsertRowid) }, checkpoint);
        if (checkpoint.finish)
          finish.run(
            asset,
            stage,
            checkpoint.finish.state,
            checkpoint.finish.version,
            checkpoint.finish.reason ?? null,
          );
        else begin.run(asset, stage);
        const kept = new Set(checkpoint.keyFrames?.map((frame) => frame.id));
        return before.filter((frame) => !kept.has(frame));
      });
      dropPictures(assetId, stale);
    },
    reset: (id, stage) => {
      const gone = transaction(db, () => {
        const asset = find(id);
        const frames = frameIds(asset, stage, null);
        const hasFilmstrip = filmstrip.get(asset, stage) !== undefined;
        forgetUnits.run(asset, stage);
        forgetStage.run(asset, stage);
        return { frames, hasFilmstrip };
      });
      dropPictures(id, gone.frames);
      if (gone.hasFilmstrip) blobs.delete(id, 'filmstrip.jpg');
    },
  };
}
