import type { Migration } from './migration.ts';

/**
 * Visual tokens of key frames, one model's at a time. They lie in the database and not beside it: at about 9 KB a frame SQLite reads them
 * faster than a file system, they are written with their unit in one transaction, and they go with their key frame or asset by cascade.
 * A key frame's id is computed from the content of its file, so the address of its tokens is, too. `model` names model, revision and budget.
 */
export const visualTokens: Migration = {
  version: 2,
  sql: `
    CREATE TABLE visual_tokens (
      key_frame INTEGER PRIMARY KEY REFERENCES key_frames ON DELETE CASCADE,
      unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
      model TEXT NOT NULL,
      tokens BLOB NOT NULL
    ) STRICT;
    CREATE INDEX visual_tokens_unit ON visual_tokens (unit);
  `,
};
