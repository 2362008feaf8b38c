import type { DatabaseSync } from 'node:sqlite';
import type { BlobStore } from './blobs.ts';
import type { Library } from './library.ts';

/** Rows that must not exist, each with what it means that they do. */
const contradictions: readonly { sql: string; problem: string }[] = [
  {
    sql: 'SELECT count(*) AS n FROM evidence WHERE no NOT IN (SELECT evidence FROM evidence_bodies)',
    problem: 'evidences have lost their text',
  },
  {
    sql: 'SELECT count(*) AS n FROM evidence WHERE no NOT IN (SELECT evidence FROM passages)',
    problem: 'evidences are missing from the word index',
  },
  {
    sql: `SELECT count(*) AS n FROM evidence_vectors v JOIN evidence e ON e.no = v.evidence
      LEFT JOIN evidence_bits b ON b.dimensions = v.dimensions AND b.asset = v.asset AND b.evidence = v.evidence
      WHERE b.evidence IS NULL OR b.kind <> e.kind OR v.asset <> e.asset OR length(v.vector) <> v.dimensions
        OR length(b.bits) <> (v.dimensions + 7) / 8`,
    problem: 'vectors and their coarse form do not fit',
  },
  {
    sql: `SELECT count(*) AS n FROM evidence_bits b LEFT JOIN evidence_vectors v ON v.evidence = b.evidence
      AND v.dimensions = b.dimensions AND v.asset = b.asset WHERE v.evidence IS NULL`,
    problem: 'coarse vectors belong to no evidence',
  },
  {
    sql: 'SELECT count(*) AS n FROM evidence e JOIN units u ON u.no = e.unit WHERE u.asset <> e.asset',
    problem: 'evidences and the unit that wrote them belong to different files',
  },
  {
    sql: `SELECT count(*) AS n FROM key_frame_vectors v JOIN key_frames k ON k.no = v.key_frame
      WHERE k.same_as IS NOT NULL OR v.length <= 0 OR length(v.vector) <> v.dimensions`,
    problem: 'vectors of pictures do not fit their key frames',
  },
  {
    sql: `SELECT count(*) AS n FROM corrections c JOIN evidence e ON e.no = c.line
      WHERE e.asset <> c.asset OR e.kind <> c.kind OR e.id <> c.evidence`,
    problem: 'corrections lie on lines that they were not made for',
  },
  {
    // Spaces are put in and taken out of what is indexed (indexed-text.ts); the letters must be the same.
    sql: `SELECT count(*) AS n FROM corrections c JOIN passages p ON p.evidence = c.line
      WHERE c.text IS NOT NULL AND replace(p.text, ' ', '') <> replace(c.text, ' ', '')`,
    problem: 'corrected lines are found by other words than they have',
  },
  {
    sql: 'SELECT count(*) AS n FROM feedback WHERE no NOT IN (SELECT feedback FROM feedback_spans)',
    problem: 'thumbs are about nothing',
  },
  {
    sql: 'SELECT count(*) AS n FROM feedback WHERE coalesce(length(vector), 0) <> 4 * coalesce(dimensions, 0)',
    problem: 'questions of thumbs have vectors of a wrong length',
  },
  {
    sql: `SELECT count(*) AS n FROM units u WHERE u.stage = 'notes' AND NOT EXISTS (
      SELECT 1 FROM evidence e JOIN evidence_bodies b ON b.evidence = e.no
      WHERE e.unit = u.no AND e.id = u.unit AND e.kind = 32 AND e.ends >= e.starts AND b.text <> '')`,
    problem: 'notes have lost what they say or where they stand',
  },
];

const DAMAGE = 'the database is damaged: ';

function databaseProblems(db: DatabaseSync): string[] {
  const found = integrity(db);
  if (found.join() !== 'ok') return found.map((line) => `${DAMAGE}${line}`);
  const problems: string[] = [];
  const loose = db.prepare('PRAGMA foreign_key_check').all();
  if (loose.length > 0) problems.push(`${loose.length} rows point to rows that are gone`);
  for (const { sql, problem } of contradictions) {
    const { n } = db.prepare(sql).get() as { n: number };
    if (n > 0) problems.push(`${n} ${problem}`);
  }
  return problems;
}

function wordProblems(db: DatabaseSync): string[] {
  try {
    // With rank 1 FTS5 also compares the index with the passages.
    db.exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)");
    return [];
  } catch (error) {
    return [`the word index does not fit its passages (${error instanceof Error ? error.message : error})`];
  }
}

function blobProblems(db: DatabaseSync, blobs: BlobStore): string[] {
  const problems: string[] = [];
  const known = new Set(
    db
      .prepare('SELECT id FROM assets')
      .all()
      .map(({ id }) => id as string),
  );
  for (const owner of blobs.owners())
    if (!known.has(owner)) problems.push(`pictures of ${owner}, which is not in the library, take up room`);
  const filmstrips = db.prepare('SELECT a.id, a.name FROM filmstrips f JOIN assets a ON a.no = f.asset').all();
  for (const { id, name } of filmstrips)
    if (!blobs.api.path(id as string, 'filmstrip.jpg')) problems.push(`the filmstrip of ${name} is missing`);
  const frames = db
    .prepare(`
      SELECT a.name, a.id, json_group_array(k.id) AS frames FROM key_frames k JOIN assets a ON a.no = k.asset
      JOIN stages s ON s.asset = a.no AND s.stage = 'keyframes' AND s.state = 'done'
      WHERE k.same_as IS NULL GROUP BY a.no`)
    .all();
  for (const { id, name, frames: ids } of frames) {
    const there = new Set(blobs.names(id as string));
    const missing = (JSON.parse(ids as string) as string[]).filter((frame) => !there.has(`thumb-${frame}.jpg`));
    if (missing.length > 0)
      problems.push(`${missing.length} pictures of ${name} are missing; run its key frames again`);
  }
  return problems;
}

/** SQLite says some damage as a row of its check and some by failing at it. */
function integrity(db: DatabaseSync): string[] {
  try {
    return db
      .prepare('PRAGMA integrity_check(20)')
      .all()
      .map((row) => String(row.integrity_check));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * Everything that the library promises about itself, tried. On a damaged database only the damage is told, since nothing else can be trusted.
 * @param readOnly a reader can't run FTS5's own check, which is asked for by an INSERT.
 */
export function checkLibrary(db: DatabaseSync, blobs: BlobStore, readOnly: boolean): ReturnType<Library['check']> {
  const count = (table: string): number => db.prepare(`SELECT count(*) AS n FROM ${table}`).get()!.n as number;
  const problems = databaseProblems(db);
  if (problems.some((problem) => problem.startsWith(DAMAGE))) return { ok: false, problems, assets: 0, evidence: 0 };
  if (!readOnly) problems.push(...wordProblems(db));
  problems.push(...blobProblems(db, blobs));
  const { evidence } = db
    .prepare('SELECT count(*) AS evidence FROM evidence e JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL')
    .get() as { evidence: number };
  return { ok: problems.length === 0, problems, assets: count('assets WHERE removed_at IS NULL'), evidence };
}
