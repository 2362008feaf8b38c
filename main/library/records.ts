import type { DatabaseSync } from 'node:sqlite';
import type { Answer } from '../../preload/contract/answer.ts';
import { type Report, report as reportSchema } from '../../preload/contract/report.ts';
import type { Library, StoredJob } from './library.ts';

const parsed = <T>(rows: unknown[]): T[] => (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as T);

/** Oldest first. */
export function createJobs(db: DatabaseSync): Library['jobs'] {
  const list = db.prepare('SELECT body FROM jobs ORDER BY created_at, rowid');
  const put = db.prepare(`
    INSERT INTO jobs (id, created_at, body) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, body = excluded.body`);
  const forget = db.prepare('DELETE FROM jobs WHERE id IN (SELECT value FROM json_each(?))');
  return {
    list: () => parsed<StoredJob>(list.all()),
    put: (job) => void put.run(job.id, job.createdAt, JSON.stringify(job)),
    forget: (ids) => void forget.run(JSON.stringify(ids)),
  };
}

/** Newest first. */
export function createAnswers(db: DatabaseSync): Library['answers'] {
  const list = db.prepare('SELECT body FROM answers ORDER BY created_at DESC, rowid DESC LIMIT ?');
  const get = db.prepare('SELECT body FROM answers WHERE id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO answers (id, created_at, body) VALUES (?, ?, ?)');
  return {
    put: (answer) => void put.run(answer.id, answer.createdAt, JSON.stringify(answer)),
    list: (limit) => parsed<Answer>(list.all(limit)),
    get: (id) => parsed<Answer>(get.all(id))[0],
  };
}

/** Last changed first. One that an earlier version wrote gets what is new in a report. */
export function createReports(db: DatabaseSync): Library['reports'] {
  const list = db.prepare('SELECT body FROM reports ORDER BY updated_at DESC, rowid DESC');
  const get = db.prepare('SELECT body FROM reports WHERE id = ?');
  const put = db.prepare(`
    INSERT INTO reports (id, updated_at, body) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body`);
  const read = (rows: unknown[]) => parsed<Report>(rows).map((body) => reportSchema.parse(body));
  const remove = db.prepare('DELETE FROM reports WHERE id = ?');
  return {
    put: (report) => void put.run(report.id, report.updatedAt, JSON.stringify(report)),
    list: () => read(list.all()),
    get: (id) => read(get.all(id))[0],
    remove: (id) => void remove.run(id),
  };
}

/** Any JSON value by key; undefined where none was set, and setting undefined forgets. */
export function createSettings(db: DatabaseSync): Library['settings'] {
  const get = db.prepare('SELECT value FROM settings WHERE key = ?');
  const set = db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM settings WHERE key = ?');
  return {
    get: (key) => {
      const row = get.get(key) as { value: string } | undefined;
      return row && JSON.parse(row.value);
    },
    set: (key, value) => void (value === undefined ? forget.run(key) : set.run(key, JSON.stringify(value))),
  };
}
