import type { Migration } from './migration.ts';

/**
 * Notes are evidence of a unit of their own (stage 'notes', which no ingest stage is called, so that none deletes them). The index finds the few
 * that have yet to be embedded among all evidence of a library. 32 is the bit of notes (see kinds.ts).
 */
export const notes: Migration = {
  version: 7,
  sql: 'CREATE INDEX evidence_notes ON evidence (no) WHERE kind = 32;',
};
