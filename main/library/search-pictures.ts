import type { DatabaseSync } from 'node:sqlite';
import type { Library } from './library.ts';
import { hasDirection, toInt8 } from './quantise.ts';
import { ASSETS_IN_SCOPE, hasSpan, scopeParameters } from './scope-filter.ts';

/**
 * Key frames by cosine; every one in scope is compared, which takes a millisecond for some 500 vectors of 512: an hour has 100 to 400.
 * A slide that came back has the vector of its first showing, and counts once, by the earliest showing in scope.
 */
export function createPictureSearch(db: DatabaseSync): Library['search']['pictures'] {
  const scored = (span: boolean): string => `
    WITH scored AS MATERIALIZED (
      SELECT k.id, min(k.starts), 1 - vec_distance_cosine(vec_int8(v.vector), vec_int8(:vector)) AS score
      FROM ${ASSETS_IN_SCOPE} s
      CROSS JOIN key_frames k ON k.asset = s.no
      CROSS JOIN key_frames first ON first.id = coalesce(k.same_as, k.id)
      CROSS JOIN key_frame_vectors v ON v.key_frame = first.no AND v.model = :model AND v.dimensions = :dimensions
      ${span ? 'WHERE k.starts = k.ends OR (k.ends > :from AND k.starts < :to)' : ''}
      GROUP BY first.no
    )
    SELECT id, score, (SELECT avg(score) FROM scored) AS mean, (SELECT count(*) FROM scored) AS total
    FROM scored ORDER BY score DESC, id LIMIT :limit`;
  const everywhere = db.prepare(scored(false));
  const inSpan = db.prepare(scored(true));

  return (vector, { scope, model, limit }) => {
    if (limit < 1 || !hasDirection(vector)) return { hits: [], mean: 0, count: 0 };
    const { assets, from, to } = scopeParameters(scope);
    const query = { assets, model, dimensions: vector.length, vector: toInt8(vector), limit };
    const rows = hasSpan(scope) ? inSpan.all({ ...query, from, to }) : everywhere.all(query);
    return {
      hits: rows.map(({ id, score }) => ({ keyFrameId: id as string, score: score as number })),
      mean: (rows[0]?.mean as number) ?? 0,
      count: (rows[0]?.total as number) ?? 0,
    };
  };
}
