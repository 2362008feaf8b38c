import type { Migration } from './migration.ts';

/**
 * Thumbs of the person on answers and on their moments. The question stands here once more, with its vector as float32, so that a thumb says
 * what it is about without its answer. What it is about in the files goes with them: a thumb whose last file went goes, too. The evidence is
 * named by its id, not pointed to: a file that is read again has the same evidence in other rows.
 */
export const feedback: Migration = {
  version: 4,
  sql: `
    CREATE TABLE feedback (
      no INTEGER PRIMARY KEY,
      answer TEXT NOT NULL,
      moment TEXT NOT NULL,
      thumb INTEGER NOT NULL CHECK (thumb IN (-1, 1)),
      question TEXT NOT NULL,
      dimensions INTEGER,
      vector BLOB,
      model TEXT,
      p REAL,
      created_at INTEGER NOT NULL,
      UNIQUE (answer, moment)
    ) STRICT;
    CREATE TABLE feedback_spans (
      feedback INTEGER NOT NULL REFERENCES feedback ON DELETE CASCADE,
      asset INTEGER NOT NULL REFERENCES assets ON DELETE CASCADE,
      evidence TEXT NOT NULL,
      starts REAL NOT NULL,
      ends REAL NOT NULL,
      PRIMARY KEY (feedback, asset, evidence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_spans_asset ON feedback_spans (asset);
    CREATE TRIGGER feedback_spans_deleted AFTER DELETE ON feedback_spans
      WHEN NOT EXISTS (SELECT 1 FROM feedback_spans WHERE feedback = old.feedback) BEGIN
      DELETE FROM feedback WHERE no = old.feedback;
    END;
  `,
};
