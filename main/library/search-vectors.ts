import type { DatabaseSync } from 'node:sqlite';
import { kindMask } from './kinds.ts';
import type { Library } from './library.ts';
import { hasDirection, toBits, toInt8 } from './quantise.ts';
import { ASSETS_IN_SCOPE, hasSpan, MEETS_SCOPE, scopeParameters } from './scope-filter.ts';

/** Candidates of the coarse scan for each hit that is asked for, and at least. Up to that many vectors in scope the search is exact. */
const OVERFETCH = 8;
const FEWEST = 1024;

/**
 * Nearest vectors by cosine: the signs of every vector in scope by Hamming distance, the best of those again by int8.
 * A plain table clustered by asset, with sqlite-vec's distance functions, rather than its vec0 table: measured on 100,000 vectors of 384 in
 * 100 assets it takes 25 ms to vec0's 150 (which keeps its k best in a list), rescores in 1 ms to 76, reads one asset in 0.7 to 2, and spends
 * no chunk of 1024 vectors on an asset that has three.
 */
export function createVectorSearch(db: DatabaseSync): Library['search']['vectors'] {
  const search = (span: boolean): string => `
    WITH near AS MATERIALIZED (
      SELECT b.evidence FROM ${ASSETS_IN_SCOPE} s
      CROSS JOIN evidence_bits b ON b.dimensions = :dimensions AND b.asset = s.no
      ${span ? `CROSS JOIN evidence e ON e.no = b.evidence AND ${MEETS_SCOPE}` : ''}
      WHERE b.kind & :kinds
      ORDER BY vec_distance_hamming(vec_bit(b.bits), vec_bit(:bits)) LIMIT :candidates
    ), best AS MATERIALIZED (
      SELECT v.evidence, 1 - vec_distance_cosine(vec_int8(v.vector), vec_int8(:vector)) AS score
      FROM near CROSS JOIN evidence_vectors v ON v.evidence = near.evidence
      ORDER BY score DESC LIMIT :limit
    )
    SELECT e.id, score FROM best CROSS JOIN evidence e ON e.no = best.evidence ORDER BY score DESC, e.id`;
  const everywhere = db.prepare(search(false));
  const inSpan = db.prepare(search(true));

  return (vector, { scope, kinds, limit }) => {
    if (limit < 1 || !hasDirection(vector)) return [];
    const { assets, from, to } = scopeParameters(scope);
    const query = {
      assets,
      dimensions: vector.length,
      kinds: kindMask(kinds),
      bits: toBits(vector),
      vector: toInt8(vector),
      candidates: Math.max(limit * OVERFETCH, FEWEST),
      limit,
    };
    const rows = hasSpan(scope) ? inSpan.all({ ...query, from, to }) : everywhere.all(query);
    return rows.map(({ id, score }) => ({
      evidenceId: id as string,
      score: Math.max(-1, Math.min(1, score as number)),
    }));
  };
}
