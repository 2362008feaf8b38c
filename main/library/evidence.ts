import type { DatabaseSync } from 'node:sqlite';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { corrected } from './corrected.ts';
import { kindMask, kindName } from './kinds.ts';
import type { Library } from './library.ts';
import { ASSETS_IN_SCOPE, hasSpan, MEETS_SCOPE, scopeParameters } from './scope-filter.ts';

interface EvidenceRow {
  id: string;
  asset_id: string;
  kind: number;
  starts: number;
  ends: number;
  text: string;
  confidence: number;
  box: string | null;
  source: string;
  detail: string;
  put_text: string | null;
  put_speaker: string | null;
}

const WHOLE = `
  SELECT e.id, a.id AS asset_id, e.kind, e.starts, e.ends, b.text, b.confidence, b.box, b.source, b.detail,
    c.text AS put_text, c.speaker AS put_speaker
  FROM evidence e
  JOIN assets a ON a.no = e.asset AND a.removed_at IS NULL
  JOIN evidence_bodies b ON b.evidence = e.no
  LEFT JOIN corrections c ON c.line = e.no`;

const asWritten = (row: EvidenceRow): Evidence => ({
  id: row.id,
  assetId: row.asset_id,
  kind: kindName(row.kind),
  start: row.starts,
  end: row.ends,
  text: row.text,
  box: row.box === null ? null : JSON.parse(row.box),
  confidence: row.confidence,
  source: JSON.parse(row.source),
  detail: JSON.parse(row.detail),
});

const toEvidence = (row: EvidenceRow): Evidence => {
  const { put_text: text, put_speaker: speaker } = row;
  const written = asWritten(row);
  return text === null && speaker === null ? written : corrected(written, { text, speaker });
};

/** Reading evidence back, with what a person put right; writing it is the stages' part. */
export function createEvidence(db: DatabaseSync): Library['evidence'] {
  const byIds = db.prepare(`${WHOLE} WHERE e.id IN (SELECT value FROM json_each(?))`);
  const within = db.prepare(`${WHOLE}
    WHERE a.id = :id AND e.kind & :kinds AND ${MEETS_SCOPE} ORDER BY e.starts, e.ends, e.no`);
  const withoutVector = db.prepare(`${WHOLE}
    WHERE a.id = ? AND e.no NOT IN (SELECT v.evidence FROM evidence_vectors v WHERE v.asset = a.no)
    ORDER BY e.starts, e.ends, e.no`);
  const counting = (where: string): string =>
    `SELECT e.kind, count(*) AS n FROM evidence e WHERE e.asset IN ${ASSETS_IN_SCOPE} ${where} GROUP BY e.kind`;
  const counts = db.prepare(counting(''));
  const countsInSpan = db.prepare(counting(`AND ${MEETS_SCOPE}`));
  const read = (rows: unknown[]): Evidence[] => (rows as EvidenceRow[]).map(toEvidence);

  return {
    byIds: (ids) => {
      const found = new Map(read(byIds.all(JSON.stringify(ids))).map((evidence) => [evidence.id, evidence]));
      return ids.map((id) => found.get(id)).filter((evidence) => evidence !== undefined);
    },
    ofAsset: (id, kinds) => read(within.all({ id, from: -Infinity, to: Infinity, kinds: kindMask(kinds) })),
    within: (id, from, to, kinds) => read(within.all({ id, from, to, kinds: kindMask(kinds) })),
    withoutVector: (id) => read(withoutVector.all(id)),
    counts: (scope) => {
      const { assets, from, to } = scopeParameters(scope);
      const rows = hasSpan(scope) ? countsInSpan.all({ assets, from, to }) : counts.all({ assets });
      return Object.fromEntries(rows.map(({ kind, n }) => [kindName(kind as number), n as number]));
    },
  };
}
