import type { Migration } from './migration.ts';

/** Pictures that a person drew on: they belong to their file and go with it. */
export const markedFrames: Migration = {
  version: 6,
  sql: `
    CREATE TABLE marked_frames (
      no INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      at REAL NOT NULL,
      starts REAL NOT NULL,
      ends REAL NOT NULL,
      updated_at INTEGER NOT NULL,
      annotations TEXT NOT NULL
    ) STRICT;
    CREATE INDEX marked_frames_asset ON marked_frames (asset, at);
  `,
};
