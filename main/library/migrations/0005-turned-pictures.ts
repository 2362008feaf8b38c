import type { Migration } from './migration.ts';

/**
 * Vectors of pictures are turned before they are rounded (quantise.ts) and lie beside their Euclidean length, from which and from a distance
 * their cosine follows. What there was is made anew by the stage that wrote it, from thumbnails, in seconds.
 */
export const turnedPictures: Migration = {
  version: 5,
  sql: `
    DELETE FROM key_frame_vectors;
    ALTER TABLE key_frame_vectors ADD COLUMN length REAL NOT NULL DEFAULT 0;
  `,
};
