import type { DatabaseSync } from 'node:sqlite';
import type { Library } from './library.ts';

/** Peaks are kept as 32-bit floats, little-endian as every machine that this runs on: an hour at 50 a second is 1.4 MB. */
export function peaksToBytes(peaks: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(peaks).buffer);
}

function bytesToPeaks(bytes: Uint8Array): number[] {
  return Array.from(new Float32Array(bytes.slice().buffer));
}

/** Reading waveforms and filmstrip geometry back. */
export function createMediaTracks(db: DatabaseSync): Library['media'] {
  const waveform = db.prepare(`
    SELECT w.rate, w.low, w.high FROM waveforms w JOIN assets a ON a.no = w.asset WHERE a.id = ? AND a.removed_at IS NULL`);
  const filmstrip = db.prepare(`
    SELECT f.geometry FROM filmstrips f JOIN assets a ON a.no = f.asset WHERE a.id = ? AND a.removed_at IS NULL`);
  return {
    waveform: (id) => {
      const row = waveform.get(id) as { rate: number; low: Uint8Array; high: Uint8Array } | undefined;
      return row ? { rate: row.rate, min: bytesToPeaks(row.low), max: bytesToPeaks(row.high) } : null;
    },
    filmstrip: (id) => {
      const row = filmstrip.get(id) as { geometry: string } | undefined;
      return row ? JSON.parse(row.geometry) : null;
    },
  };
}
