import { first } from './0001-first.ts';
import { visualTokens } from './0002-visual-tokens.ts';
import { pictureVectors } from './0003-picture-vectors.ts';
import { feedback } from './0004-feedback.ts';
import { turnedPictures } from './0005-turned-pictures.ts';
import { markedFrames } from './0006-marked-frames.ts';
import { notes } from './0007-notes.ts';
import { reportVersions } from './0008-report-versions.ts';
import { corrections } from './0009-corrections.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  first,
  visualTokens,
  pictureVectors,
  feedback,
  turnedPictures,
  markedFrames,
  notes,
  reportVersions,
  corrections,
];
