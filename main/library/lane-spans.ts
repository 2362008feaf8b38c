import type { DatabaseSync } from 'node:sqlite';
import type { LaneSpans } from '../../preload/contract/timeline.ts';
import { kindBit, kindMask, kindName } from './kinds.ts';
import type { Library } from './library.ts';
import { soundShape } from './sound-shape.ts';

type Row = [kind: number, id: string, start: number, end: number, label: string];

/** Evidence and sound for drawing: 50,000 evidences in one walk over their index, which has them in order. */
export function createLaneSpans(db: DatabaseSync): Library['lanes'] {
  // By number: over a subquery in its place SQLite sorts what the index has sorted already.
  const assetNo = db.prepare('SELECT no FROM assets WHERE id = ? AND removed_at IS NULL');
  const spans = db.prepare(`
    SELECT e.kind, e.id, e.starts, e.ends,
      CASE e.kind WHEN ${kindBit('object')} THEN json_extract(b.detail, '$.label')
        || iif(json_extract(b.detail, '$.count') > 1, ' ×' || json_extract(b.detail, '$.count'), '')
        ELSE substr(coalesce(c.text, b.text), 1, 160) END
    FROM evidence e JOIN evidence_bodies b ON b.evidence = e.no LEFT JOIN corrections c ON c.line = e.no
    WHERE e.asset = ? AND e.kind & ${kindMask(['speech', 'subtitle', 'text', 'object', 'caption'])} ORDER BY e.starts, e.ends`);
  // An object for each row would take as long again as the query.
  spans.setReturnArrays(true);
  const waveform = db.prepare(`
    SELECT w.rate, w.low, w.high FROM waveforms w JOIN assets a ON a.no = w.asset WHERE a.id = ? AND a.removed_at IS NULL`);
  return {
    ofAsset: (id) => {
      const asset = assetNo.get(id) as { no: number } | undefined;
      const lanes = new Map<number, LaneSpans>();
      const rows = asset ? (spans.all(asset.no) as unknown as Row[]) : [];
      for (const [kind, evidence, start, end, label] of rows) {
        let lane = lanes.get(kind);
        if (!lane) {
          lane = { kind: kindName(kind), ids: [], starts: [], ends: [], labels: [] };
          lanes.set(kind, lane);
        }
        lane.ids.push(evidence);
        lane.starts.push(toMilliseconds(start));
        lane.ends.push(toMilliseconds(end));
        lane.labels.push(label);
      }
      return [...lanes].sort(([a], [b]) => a - b).map(([, lane]) => lane);
    },
    sound: (id) => {
      const row = waveform.get(id) as { rate: number; low: Uint8Array; high: Uint8Array } | undefined;
      return row ? soundShape(row.rate, floats(row.low), floats(row.high)) : null;
    },
  };
}

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** A copy: bytes of SQLite need not lie where floats may. */
const floats = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer);
