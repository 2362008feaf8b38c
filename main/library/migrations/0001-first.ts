import type { Migration } from './migration.ts';

/**
 * The first schema. Three ideas carry it:
 * - Everything a stage writes hangs on the unit that wrote it (`units`), so that writing a unit again, resetting a stage and deleting an asset
 *   are each one DELETE that cascades.
 * - What a search scans is kept narrow: `evidence` without its detail, `evidence_bits` with 1 bit a dimension, clustered by asset.
 * - `passages` holds the words as they are indexed (see indexed-text.ts) and is the external content of the FTS5 table, so that
 *   FTS5's own integrity check can compare the two.
 * `kind` is a power of two (see kinds.ts); times are seconds; vectors are bytes of int8 and bits as sqlite-vec reads them.
 */
export const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE assets (
      no INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      mime TEXT NOT NULL,
      playable INTEGER NOT NULL,
      size INTEGER NOT NULL,
      duration REAL NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      rotation INTEGER NOT NULL,
      fps REAL,
      variable_frame_rate INTEGER NOT NULL,
      tracks TEXT NOT NULL CHECK (json_valid(tracks)),
      state TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      removed_at INTEGER,
      undo TEXT
    ) STRICT;
    CREATE INDEX assets_removed ON assets (removed_at) WHERE removed_at IS NOT NULL;

    CREATE TABLE asset_paths (
      path TEXT PRIMARY KEY,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      seen INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX asset_paths_asset ON asset_paths (asset, seen);

    CREATE TABLE stages (
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      stage TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'pending', 'off', 'failed')),
      version TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (asset, stage)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE units (
      no INTEGER PRIMARY KEY,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      stage TEXT NOT NULL,
      unit TEXT NOT NULL,
      state TEXT CHECK (state IS NULL OR json_valid(state)),
      UNIQUE (asset, stage, unit)
    ) STRICT;

    CREATE TABLE key_frames (
      no INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      time REAL NOT NULL,
      starts REAL NOT NULL,
      ends REAL NOT NULL,
      same_as TEXT
    ) STRICT;
    CREATE INDEX key_frames_asset ON key_frames (asset, time);
    CREATE INDEX key_frames_unit ON key_frames (unit);

    CREATE TABLE waveforms (
      asset INTEGER PRIMARY KEY REFERENCES assets ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      rate REAL NOT NULL,
      low BLOB NOT NULL,
      high BLOB NOT NULL
    ) STRICT;
    CREATE INDEX waveforms_unit ON waveforms (unit);

    CREATE TABLE filmstrips (
      asset INTEGER PRIMARY KEY REFERENCES assets ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      geometry TEXT NOT NULL CHECK (json_valid(geometry))
    ) STRICT;
    CREATE INDEX filmstrips_unit ON filmstrips (unit);

    CREATE TABLE evidence (
      no INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      kind INTEGER NOT NULL,
      starts REAL NOT NULL,
      ends REAL NOT NULL
    ) STRICT;
    CREATE INDEX evidence_asset ON evidence (asset, starts, ends, kind);
    CREATE INDEX evidence_kind ON evidence (asset, kind);
    CREATE INDEX evidence_unit ON evidence (unit);

    CREATE TABLE evidence_bodies (
      evidence INTEGER PRIMARY KEY REFERENCES evidence ON DELETE CASCADE,
      text TEXT NOT NULL,
      confidence REAL NOT NULL,
      box TEXT CHECK (box IS NULL OR json_valid(box)),
      source TEXT NOT NULL CHECK (json_valid(source)),
      detail TEXT NOT NULL CHECK (json_valid(detail))
    ) STRICT;

    CREATE TABLE passages (
      evidence INTEGER PRIMARY KEY REFERENCES evidence ON DELETE CASCADE,
      text TEXT NOT NULL,
      context TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (
      text, context, content = 'passages', content_rowid = 'evidence', tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
      INSERT INTO words (rowid, text, context) VALUES (new.evidence, new.text, new.context);
    END;
    CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
      INSERT INTO words (words, rowid, text, context) VALUES ('delete', old.evidence, old.text, old.context);
    END;

    CREATE TABLE evidence_vectors (
      evidence INTEGER PRIMARY KEY REFERENCES evidence ON DELETE CASCADE,
      asset INTEGER NOT NULL,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      dimensions INTEGER NOT NULL,
      vector BLOB NOT NULL
    ) STRICT;
    CREATE INDEX evidence_vectors_unit ON evidence_vectors (unit);
    CREATE TABLE evidence_bits (
      dimensions INTEGER NOT NULL,
      asset INTEGER NOT NULL,
      evidence INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      bits BLOB NOT NULL,
      PRIMARY KEY (dimensions, asset, evidence)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER evidence_vectors_deleted AFTER DELETE ON evidence_vectors BEGIN
      DELETE FROM evidence_bits
        WHERE dimensions = old.dimensions AND asset = old.asset AND evidence = old.evidence;
    END;

    CREATE TABLE key_frame_vectors (
      key_frame INTEGER PRIMARY KEY REFERENCES key_frames ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      dimensions INTEGER NOT NULL,
      vector BLOB NOT NULL
    ) STRICT;
    CREATE INDEX key_frame_vectors_unit ON key_frame_vectors (unit);

    CREATE TABLE jobs (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, body TEXT NOT NULL CHECK (json_valid(body))) STRICT;
    CREATE TABLE answers (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, body TEXT NOT NULL CHECK (json_valid(body))) STRICT;
    CREATE INDEX answers_created ON answers (created_at);
    CREATE TABLE reports (id TEXT PRIMARY KEY, updated_at INTEGER NOT NULL, body TEXT NOT NULL CHECK (json_valid(body))) STRICT;
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID;
  `,
};
