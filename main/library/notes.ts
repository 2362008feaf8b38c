import type { DatabaseSync } from 'node:sqlite';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { NoteDraft } from '../../preload/contract/note.ts';
import { AppError } from '../app-error.ts';
import { createEvidence } from './evidence.ts';
import type { Library } from './library.ts';
import { transaction } from './transaction.ts';
import { createUnitWriter } from './unit-writer.ts';

/** Units of notes hang on a stage that ingest does not know: nothing that is read again takes them along. */
const STAGE = 'notes';

interface Row {
  no: number;
  asset: number;
  assetId: string;
  stage: string;
  text: string;
}

/** What a person wrote about files; each note is a unit named by its id. */
export function createNotes(db: DatabaseSync): Library['notes'] {
  const write = createUnitWriter(db);
  const evidence = createEvidence(db);
  const assetNo = db.prepare('SELECT no FROM assets WHERE id = ? AND removed_at IS NULL');
  const find = db.prepare(`
    SELECT e.no, e.asset, a.id AS assetId, u.stage, b.text FROM evidence e JOIN units u ON u.no = e.unit
    JOIN assets a ON a.no = e.asset JOIN evidence_bodies b ON b.evidence = e.no WHERE e.id = ?`);
  const move = db.prepare('UPDATE evidence SET starts = ?, ends = ? WHERE no = ?');
  const forget = db.prepare(`DELETE FROM units WHERE asset = ? AND stage IN ('${STAGE}', 'embeddings') AND unit = ?`);
  const addUnit = db.prepare('INSERT INTO units (asset, stage, unit) VALUES (?, ?, ?) RETURNING no');
  const forgetVectors = db.prepare(`DELETE FROM units WHERE asset = ? AND stage = 'embeddings' AND unit = ?`);
  const bare = db.prepare(`
    SELECT e.id FROM evidence e INDEXED BY evidence_notes JOIN units u ON u.no = e.unit
    WHERE e.kind = 32 AND u.stage = '${STAGE}' AND e.no NOT IN (SELECT evidence FROM evidence_vectors)`);
  const known = (id: string) => find.get(id) as Row | undefined;

  return {
    put: ({ id, assetId, start, end, text }) =>
      transaction(db, () => {
        const asset = assetNo.get(assetId) as { no: number } | undefined;
        if (!asset) throw new AppError('NOT_FOUND', 'The file that the note is about is not in the library any more.');
        const before = known(id);
        if (before && (before.stage !== STAGE || before.asset !== asset.no))
          throw new AppError('BAD_INPUT', 'Something else has the name of this note: write it anew.');
        const note = noteOf({ id, assetId, start, end, text });
        if (before?.text === text) {
          move.run(start, end, before.no);
          return note;
        }
        forget.run(asset.no, id);
        const unit = addUnit.get(asset.no, STAGE, id) as { no: number };
        write({ asset: asset.no, unit: unit.no }, { assetId, stage: 'text', unit: id, evidence: [note] });
        return note;
      }),
    remove: (id) =>
      transaction(db, () => {
        const before = known(id);
        if (before?.stage !== STAGE) return undefined;
        const [note] = evidence.byIds([id]);
        forget.run(before.asset, id);
        return note;
      }),
    withoutVector: () => evidence.byIds(bare.all().map(({ id }) => id as string)),
    setVector: ({ id, text }, vector) =>
      transaction(db, () => {
        const now = known(id);
        if (now?.stage !== STAGE || now.text !== text) return;
        // A unit of the embeddings: when these are made anew, with another model, the note's is, too.
        forgetVectors.run(now.asset, id);
        const unit = addUnit.get(now.asset, 'embeddings', id) as { no: number };
        const { assetId } = now;
        write(
          { asset: now.asset, unit: unit.no },
          { assetId, stage: 'embeddings', unit: id, vectors: [{ id, vector }] },
        );
      }),
  };
}

function noteOf({ id, assetId, start, end, text }: NoteDraft & { id: string }): Evidence {
  return {
    id,
    assetId,
    kind: 'note',
    start,
    end,
    text,
    box: null,
    confidence: 1,
    source: { stage: STAGE, model: 'by hand', version: '1' },
    detail: { kind: 'note' },
  };
}
