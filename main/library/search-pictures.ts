import type { DatabaseSync } from 'node:sqlite';
import type { Library } from './library.ts';
import { hasDirection, int8Length, toInt8, turned } from './quantise.ts';
import { ASSETS_IN_SCOPE, hasSpan, scopeParameters } from './scope-filter.ts';

/** Pictures that tell how near they lie to a text by chance: enough for a median and a spread. */
const SAMPLE = 1000;

/** Of two int8 vectors by their distance and lengths: sqlite-vec subtracts whole numbers twice as fast as it computes a cosine. */
const COSINE = `(v.length * v.length + :length * :length - pow(vec_distance_L2(vec_int8(v.vector), vec_int8(:vector)), 2))
  / (2 * v.length * :length)`;

/** On screen in the scope's span; a still image has no length. */
const MEETS = '(k.starts = k.ends OR (k.ends > :from AND k.starts < :to))';

/** Key frames whose picture is on screen in the span, there or where it came back. */
const ON_SCREEN = `(
  SELECT first.no FROM ${ASSETS_IN_SCOPE} s CROSS JOIN key_frames k ON k.asset = s.no AND ${MEETS}
  CROSS JOIN key_frames first ON first.id = coalesce(k.same_as, k.id)
)`;

/**
 * Key frames by cosine, every one in scope compared: 10,000 of 512 dimensions take about 10 ms, 100,000 about 100. The signs alone, by which
 * evidence is searched first, would not do: pictures lie together and far from every text (Liang et al. 2022), and their signs hardly differ.
 * A slide that came back has the vector of its first showing, and counts once, by the earliest showing in scope.
 */
export function createPictureSearch(db: DatabaseSync): Library['search']['pictures'] {
  const scored = (span: boolean): string => `
    WITH best AS MATERIALIZED (
      SELECT v.key_frame, ${COSINE} AS score
      FROM ${ASSETS_IN_SCOPE} s CROSS JOIN key_frames k ON k.asset = s.no CROSS JOIN key_frame_vectors v ON v.key_frame = k.no
      WHERE v.model = :model AND v.dimensions = :dimensions ${span ? `AND k.no IN ${ON_SCREEN}` : ''}
      ORDER BY score DESC, v.key_frame LIMIT :limit
    )
    SELECT score, (
      SELECT k.id FROM key_frames k
      WHERE k.asset = first.asset AND (k.no = first.no OR k.same_as = first.id) ${span ? `AND ${MEETS}` : ''}
      ORDER BY k.time LIMIT 1
    ) AS id
    FROM best CROSS JOIN key_frames first ON first.no = best.key_frame ORDER BY score DESC, first.no`;
  const everywhere = db.prepare(scored(false));
  const inSpan = db.prepare(scored(true));
  const last = db.prepare('SELECT max(key_frame) AS no FROM key_frame_vectors');
  const sample = db.prepare(`
    WITH RECURSIVE pick (no) AS (SELECT 1 UNION ALL SELECT no + :step FROM pick WHERE no + :step <= :last)
    SELECT ${COSINE} AS score
    FROM pick CROSS JOIN key_frame_vectors v ON v.key_frame = pick.no
    CROSS JOIN key_frames k ON k.no = v.key_frame CROSS JOIN assets a ON a.no = k.asset AND a.removed_at IS NULL
    WHERE v.model = :model AND v.dimensions = :dimensions`);

  return (vector, { scope, model, limit }) => {
    const { no } = last.get() as { no: number | null };
    if (limit < 1 || !hasDirection(vector) || no === null) return { hits: [], background: [], count: 0 };
    const bytes = toInt8(turned(vector));
    const query = { vector: bytes, length: int8Length(bytes), dimensions: bytes.length, model };
    const { assets, from, to } = scopeParameters(scope);
    const inScope = { ...query, assets, limit };
    const rows = hasSpan(scope) ? inSpan.all({ ...inScope, from, to }) : everywhere.all(inScope);
    const step = Math.ceil(no / SAMPLE);
    const background = sample.all({ ...query, last: no, step }).map(({ score }) => score as number);
    return {
      hits: rows.map(({ id, score }) => ({ keyFrameId: id as string, score: score as number })),
      background,
      count: background.length * step,
    };
  };
}
