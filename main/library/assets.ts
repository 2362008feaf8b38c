import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Asset, AssetId } from '../../preload/contract/asset.ts';
import type { BlobStore } from './blobs.ts';
import { kindName } from './kinds.ts';
import type { Library, ProbedAsset } from './library.ts';
import { transaction } from './transaction.ts';

interface AssetRow extends Omit<Asset, 'playable' | 'variableFrameRate' | 'tracks' | 'paths' | 'addedAt' | 'evidence'> {
  playable: number;
  variable_frame_rate: number;
  tracks: string;
  added_at: number;
  paths: string;
  counts: string;
}

/** One row an asset, its paths and counts as JSON: a list of thousands is one query. */
const WHOLE = `
  SELECT id, name, kind, mime, playable, size, duration, width, height, rotation, fps, variable_frame_rate, tracks, added_at, state,
    (SELECT json_group_array(path) FROM (SELECT path FROM asset_paths WHERE asset = a.no ORDER BY seen DESC)) AS paths,
    (SELECT json_group_array(json_array(kind, n)) FROM
      (SELECT kind, count(*) AS n FROM evidence WHERE asset = a.no GROUP BY kind)) AS counts
  FROM assets a WHERE removed_at IS NULL`;

const toAsset = ({ added_at, variable_frame_rate, counts, ...row }: AssetRow): Asset => ({
  ...row,
  playable: row.playable === 1,
  variableFrameRate: variable_frame_rate === 1,
  tracks: JSON.parse(row.tracks),
  paths: JSON.parse(row.paths),
  addedAt: added_at,
  evidence: Object.fromEntries((JSON.parse(counts) as [number, number][]).map(([kind, n]) => [kindName(kind), n])),
});

/** Assets with their paths and counts; removing with undo. */
export function createAssets(db: DatabaseSync, blobs: BlobStore, now: () => number): Library['assets'] {
  const all = db.prepare(`${WHOLE} ORDER BY added_at DESC, no DESC`);
  const one = db.prepare(`${WHOLE} AND id = ?`);
  const known = db.prepare('SELECT no FROM assets WHERE id = ?');
  const insert = db.prepare(`
    INSERT INTO assets (id, name, kind, mime, playable, size, duration, width, height, rotation, fps, variable_frame_rate, tracks, state, added_at)
    VALUES (:id, :name, :kind, :mime, :playable, :size, :duration, :width, :height, :rotation, :fps, :variable, :tracks, 'queued', :now)
    RETURNING no`);
  const unhide = db.prepare('UPDATE assets SET removed_at = NULL, undo = NULL WHERE no = ?');
  const addPath = db.prepare(`
    INSERT OR REPLACE INTO asset_paths (path, asset, seen)
    VALUES (?, ?, (SELECT coalesce(max(seen), 0) + 1 FROM asset_paths))`);
  const setState = db.prepare('UPDATE assets SET state = ? WHERE id = ?');
  const hide = db.prepare(
    'UPDATE assets SET removed_at = ?, undo = ? WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))',
  );
  const undone = db.prepare('UPDATE assets SET removed_at = NULL, undo = NULL WHERE undo = ? RETURNING id');
  const ids = db.prepare('SELECT id FROM assets');
  const paths = db.prepare('SELECT path FROM asset_paths');
  const pathsOfOld = db.prepare(
    'SELECT path FROM asset_paths WHERE asset IN (SELECT no FROM assets WHERE removed_at IS NOT NULL AND removed_at < ?)',
  );
  const purge = db.prepare('DELETE FROM assets WHERE removed_at IS NOT NULL AND removed_at < ? RETURNING id');
  const discard = db.prepare('DELETE FROM assets WHERE id = ?');

  const get = (id: AssetId): Asset | undefined => {
    const row = one.get(id) as AssetRow | undefined;
    return row && toAsset(row);
  };

  return {
    add: ({ path, tracks, playable, variableFrameRate, ...probed }: ProbedAsset) =>
      transaction(db, () => {
        const row = known.get(probed.id) as { no: number } | undefined;
        const { no } =
          row ??
          (insert.get({
            id: probed.id,
            name: probed.name,
            kind: probed.kind,
            mime: probed.mime,
            size: probed.size,
            duration: probed.duration,
            width: probed.width,
            height: probed.height,
            rotation: probed.rotation,
            fps: probed.fps,
            playable: Number(playable),
            variable: Number(variableFrameRate),
            tracks: JSON.stringify(tracks),
            now: now(),
          }) as { no: number });
        // Content that waits to be purged comes back with all that was found in it.
        if (row) unhide.run(no);
        // A path shows one content at a time: whichever asset had it before, this one has it now.
        addPath.run(path, no);
        return { asset: get(probed.id)!, isNew: !row };
      }),
    list: () => (all.all() as unknown as AssetRow[]).map(toAsset),
    get,
    ids: () => ids.all().map(({ id }) => id as string),
    paths: () => paths.all().map(({ path }) => path as string),
    setState: (id, state) => void setState.run(state, id),
    remove: (ids) => {
      const undo = randomUUID();
      hide.run(now(), undo, JSON.stringify(ids));
      return { undo };
    },
    restore: (undo) => undone.all(undo).map(({ id }) => id as string),
    purge: (olderThan) => {
      // Rows first: a kill in between leaves files without an owner, which the next opening sweeps away, never rows without their files.
      const before = now() - olderThan;
      const gone = transaction(db, () => ({ paths: pathsOfOld.all(before), assets: purge.all(before) }));
      for (const { id } of gone.assets) blobs.deleteAll(id as string);
      return gone.paths.map(({ path }) => path as string);
    },
    discard: (id) => {
      discard.run(id);
      blobs.deleteAll(id);
    },
  };
}
