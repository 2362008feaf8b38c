import type { Migration } from './migration.ts';

/** A key frame's vector tells whose it is: `model` names model and revision, and vectors of two lie in two spaces. None was written before. */
export const pictureVectors: Migration = {
  version: 3,
  sql: `
    DELETE FROM key_frame_vectors;
    ALTER TABLE key_frame_vectors ADD COLUMN model TEXT NOT NULL DEFAULT '';
  `,
};
