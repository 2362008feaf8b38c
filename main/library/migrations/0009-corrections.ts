import type { Migration } from './migration.ts';

/**
 * What a person put right in lines of speech and subtitles. What a stage wrote stays as it is: a correction lies beside its line (`line`) and
 * every read lays it over. When the line goes because its file is read again, the correction stays, without a line, until one comes that is the
 * same; `evidence`, `starts`, `ends` and `original` are those of the line that it was made on.
 * `stale_vectors` are lines whose vector speaks of other words than they have now: it is replaced in the background, after a restart, too.
 */
export const corrections: Migration = {
  version: 9,
  sql: `
    CREATE TABLE corrections (
      no INTEGER PRIMARY KEY,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      line INTEGER UNIQUE REFERENCES evidence ON DELETE SET NULL,
      evidence TEXT NOT NULL,
      kind INTEGER NOT NULL,
      starts REAL NOT NULL,
      ends REAL NOT NULL,
      original TEXT NOT NULL,
      text TEXT CHECK (text <> ''),
      speaker TEXT,
      updated_at INTEGER NOT NULL,
      CHECK (text IS NOT NULL OR speaker IS NOT NULL)
    ) STRICT;
    CREATE INDEX corrections_lost ON corrections (asset, kind, starts) WHERE line IS NULL;
    CREATE INDEX corrections_asset ON corrections (asset);
    CREATE TABLE stale_vectors (evidence INTEGER PRIMARY KEY REFERENCES evidence ON DELETE CASCADE) STRICT;
  `,
};
