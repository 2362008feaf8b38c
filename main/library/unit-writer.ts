import type { DatabaseSync } from 'node:sqlite';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import { contextOf, spaced } from './indexed-text.ts';
import { kindBit } from './kinds.ts';
import type { Checkpoint } from './library.ts';
import { peaksToBytes } from './media-tracks.ts';
import { createPlacer } from './place-corrections.ts';
import { hasDirection, int8Length, toBits, toInt8, turned } from './quantise.ts';

interface Place {
  asset: number;
  unit: number;
}

/**
 * Writes what one unit found. Runs inside the caller's transaction, on a unit whose earlier rows are gone.
 * An evidence or key frame that another unit wrote under the same id is taken over: an id is there once.
 */
export function createUnitWriter(db: DatabaseSync): (place: Place, checkpoint: Checkpoint) => void {
  const forgetEvidence = db.prepare('DELETE FROM evidence WHERE id = ?');
  const addEvidence = db.prepare(`
    INSERT INTO evidence (id, asset, unit, kind, starts, ends) VALUES (?, ?, ?, ?, ?, ?)`);
  const addBody = db.prepare(`
    INSERT INTO evidence_bodies (evidence, text, confidence, box, source, detail) VALUES (?, ?, ?, ?, ?, ?)`);
  const addPassage = db.prepare('INSERT INTO passages (evidence, text, context) VALUES (?, ?, ?)');
  const forgetKeyFrame = db.prepare('DELETE FROM key_frames WHERE id = ?');
  const addKeyFrame = db.prepare(`
    INSERT INTO key_frames (id, asset, unit, time, starts, ends, same_as) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const setWaveform = db.prepare(
    'INSERT OR REPLACE INTO waveforms (asset, unit, rate, low, high) VALUES (?, ?, ?, ?, ?)',
  );
  const setFilmstrip = db.prepare('INSERT OR REPLACE INTO filmstrips (asset, unit, geometry) VALUES (?, ?, ?)');
  const findEvidence = db.prepare('SELECT no, kind FROM evidence WHERE id = ? AND asset = ?');
  const findKeyFrame = db.prepare('SELECT no FROM key_frames WHERE id = ? AND asset = ?');
  // REPLACE would not fire the trigger that keeps the bits in step.
  const forgetVector = db.prepare('DELETE FROM evidence_vectors WHERE evidence = ?');
  const addVector = db.prepare(`
    INSERT INTO evidence_vectors (evidence, asset, unit, dimensions, vector) VALUES (?, ?, ?, ?, ?)`);
  const freshen = db.prepare('DELETE FROM stale_vectors WHERE evidence = ?');
  const addBits = db.prepare(`
    INSERT INTO evidence_bits (dimensions, asset, evidence, kind, bits) VALUES (?, ?, ?, ?, ?)`);
  const setKeyFrameVector = db.prepare(`
    INSERT OR REPLACE INTO key_frame_vectors (key_frame, unit, model, dimensions, length, vector) VALUES (?, ?, ?, ?, ?, ?)`);

  const placeCorrections = createPlacer(db);
  const setVisualTokens = db.prepare(
    'INSERT OR REPLACE INTO visual_tokens (key_frame, unit, model, tokens) VALUES (?, ?, ?, ?)',
  );

  const writeEvidence = ({ asset, unit }: Place, evidence: Evidence): void => {
    forgetEvidence.run(evidence.id);
    const { lastInsertRowid: no } = addEvidence.run(
      evidence.id,
      asset,
      unit,
      kindBit(evidence.kind),
      evidence.start,
      evidence.end,
    );
    addBody.run(
      no,
      evidence.text,
      evidence.confidence,
      evidence.box && JSON.stringify(evidence.box),
      JSON.stringify(evidence.source),
      JSON.stringify(evidence.detail),
    );
    addPassage.run(no, spaced(evidence.text), spaced(contextOf(evidence)));
  };
  const writeKeyFrame = ({ asset, unit }: Place, frame: KeyFrame): void => {
    forgetKeyFrame.run(frame.id);
    addKeyFrame.run(frame.id, asset, unit, frame.time, frame.start, frame.end, frame.sameAs);
  };
  const writeVector = ({ asset, unit }: Place, id: string, vector: Float32Array): void => {
    if (!hasDirection(vector))
      throw new AppError('INTERNAL', `The embedding of ${id} has no direction; retry the file.`);
    const evidence = findEvidence.get(id, asset) as { no: number; kind: number } | undefined;
    if (!evidence)
      throw new AppError('INTERNAL', `An embedding came for ${id}, which is not in the library; retry the file.`);
    forgetVector.run(evidence.no);
    freshen.run(evidence.no);
    addVector.run(evidence.no, asset, unit, vector.length, toInt8(vector));
    addBits.run(vector.length, asset, evidence.no, evidence.kind, toBits(vector));
  };

  const writePictureVector = ({ asset, unit }: Place, id: string, model: string, vector: Float32Array): void => {
    const frame = findKeyFrame.get(id, asset) as { no: number } | undefined;
    if (!frame || !hasDirection(vector))
      throw new AppError('INTERNAL', `The embedding of ${id} has no picture or no direction; retry the file.`);
    const bytes = toInt8(turned(vector));
    setKeyFrameVector.run(frame.no, unit, model, bytes.length, int8Length(bytes), bytes);
  };

  const writeVisualTokens = ({ asset, unit }: Place, id: string, model: string, tokens: Uint8Array): void => {
    const frame = findKeyFrame.get(id, asset) as { no: number } | undefined;
    if (!frame) throw new AppError('INTERNAL', `A look came for ${id}, which is not in the library; retry the file.`);
    setVisualTokens.run(frame.no, unit, model, tokens);
  };

  return (place, { assetId, evidence, keyFrames, waveform, filmstrip, vectors, visualTokens, pictureVectors }) => {
    for (const one of [...(evidence ?? []), ...(keyFrames ?? [])])
      if (one.assetId !== assetId)
        throw new AppError('INTERNAL', `${one.id} belongs to another file than its unit; retry the file.`);
    for (const one of evidence ?? []) writeEvidence(place, one);
    if (evidence?.length) placeCorrections(place.unit);
    for (const frame of keyFrames ?? []) writeKeyFrame(place, frame);
    if (waveform)
      setWaveform.run(place.asset, place.unit, waveform.rate, peaksToBytes(waveform.min), peaksToBytes(waveform.max));
    if (filmstrip) setFilmstrip.run(place.asset, place.unit, JSON.stringify(filmstrip));
    for (const { id, vector } of vectors ?? []) writeVector(place, id, vector);
    for (const { keyFrameId, model, tokens } of visualTokens ?? []) writeVisualTokens(place, keyFrameId, model, tokens);
    for (const one of pictureVectors ?? []) writePictureVector(place, one.keyFrameId, one.model, one.vector);
  };
}
