import type { DatabaseSync } from 'node:sqlite';
import { kindMask } from './kinds.ts';
import type { Library } from './library.ts';
import { ASSETS_IN_SCOPE, MEETS_SCOPE, scopeParameters } from './scope-filter.ts';
import { anyOf, quotedTerm } from './words-query.ts';

/** What stands around an evidence (its heading, its columns) finds it, but says less than its own words. */
const TEXT_WEIGHT = 1;
const CONTEXT_WEIGHT = 0.4;

/** BM25 over FTS5 (k1 1.2, b 0.75), words stemmed by Porter and stripped of accents. */
export function createWordSearch(db: DatabaseSync): Pick<Library['search'], 'words' | 'frequencies'> {
  // bm25() is better the lower it is, and below 0 for every match.
  const words = db.prepare(`
    SELECT e.id AS evidenceId, -bm25(words, ${TEXT_WEIGHT}, ${CONTEXT_WEIGHT}) AS score
    FROM words CROSS JOIN evidence e ON e.no = words.rowid
    WHERE words MATCH :query AND e.kind & :kinds AND e.asset IN ${ASSETS_IN_SCOPE} AND ${MEETS_SCOPE}
    ORDER BY score DESC, e.id LIMIT :limit`);
  // Asking each evidence for its asset takes ten times as long, so only while something is removed but not yet purged.
  const someRemoved = db.prepare('SELECT 1 FROM assets WHERE removed_at IS NOT NULL LIMIT 1');
  const allEvidence = db.prepare('SELECT count(*) AS n FROM evidence');
  const shownEvidence = db.prepare(`
    SELECT count(*) AS n FROM evidence e JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL`);
  const indexed = db.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?');
  const shown = db.prepare(`
    SELECT count(*) AS n FROM words CROSS JOIN evidence e ON e.no = words.rowid
    JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL WHERE words MATCH ?`);

  return {
    words: (terms, { scope, kinds, limit }) => {
      const query = anyOf(terms);
      if (query === undefined || limit < 1) return [];
      const rows = words.all({ query, limit, kinds: kindMask(kinds), ...scopeParameters(scope) });
      return rows.map(({ evidenceId, score }) => ({ evidenceId: evidenceId as string, score: score as number }));
    },
    frequencies: (terms) => {
      const [total, holding] = someRemoved.get() ? [shownEvidence, shown] : [allEvidence, indexed];
      const counts = terms.map(quotedTerm).map((term) => (term === undefined ? 0 : (holding.get(term)!.n as number)));
      return { total: total.get()!.n as number, counts };
    },
  };
}
