import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Library, ProbedAsset, SearchFilter } from '../../../main/library/library.ts';
import { type LibraryOptions, openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { normalFrom } from '../../fixtures/random.ts';

export const everywhere: SearchFilter = { scope: { assetIds: [] }, kinds: [], limit: 10 };

/** A folder that goes away with the test. */
export function temporaryDir(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-library-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A real library in a folder of its own, closed and deleted with the test. */
export function newLibrary(t: TestContext, options: Partial<LibraryOptions> = {}): Library {
  const library = openLibrary(temporaryDir(t), { log: silentLog, ...options });
  t.after(() => library.close());
  return library;
}

/** The id of sample asset `n`: 64 hex digits. */
export const idOf = (n: number): string => n.toString(16).padStart(64, '0');

export function sampleAsset(n: number, change: Partial<ProbedAsset> = {}): ProbedAsset {
  return {
    id: idOf(n),
    name: `clip ${n}.mp4`,
    path: `/videos/clip ${n}.mp4`,
    kind: 'video',
    mime: 'video/mp4',
    playable: true,
    size: 1000 + n,
    duration: 60.5,
    width: 640,
    height: 360,
    rotation: 90,
    fps: 29.97,
    variableFrameRate: true,
    tracks: [{ index: 0, kind: 'video', codec: 'h264', language: null, title: null, default: true }],
    ...change,
  };
}

/** A note: the kind of evidence without parts of its own. */
export function note(n: number, id: string, text: string, change: Partial<Evidence> = {}): Evidence {
  return {
    id,
    assetId: idOf(n),
    kind: 'note',
    start: 0,
    end: 1,
    text,
    box: null,
    confidence: 0.9,
    source: { stage: 'text', model: 'none', version: '1' },
    detail: { kind: 'note' },
    ...change,
  };
}

/** A library whose asset 1 holds these evidences, written by stage `text`. */
export function libraryWith(t: TestContext, evidence: Evidence[]): Library {
  const library = newLibrary(t);
  for (const n of new Set(evidence.map(({ assetId }) => Number.parseInt(assetId, 16)))) {
    library.assets.add(sampleAsset(n));
    const own = evidence.filter(({ assetId }) => assetId === idOf(n));
    library.stages.commit({ assetId: idOf(n), stage: 'text', unit: 'all', evidence: own });
  }
  return library;
}

/** A direction drawn evenly from all, of length 1. */
export function direction(random: () => number, dimensions = 384): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, normalFrom(random));
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
}
