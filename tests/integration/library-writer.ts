import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { randomFrom } from '../fixtures/random.ts';
import { direction, idOf, note, sampleAsset } from '../unit/library/sample-library.ts';

/**
 * Writes to the library in argv[2] until it is killed: assets in turn, three units each (some of them twice), pictures, removals and purges.
 * Says "open" once it owns the library.
 */
export const EVIDENCES_A_UNIT = 60;

if (import.meta.main) {
  const library = openLibrary(process.argv[2]!, { log: silentLog });
  process.stdout.write('open\n');
  const random = randomFrom(process.pid);
  const vectors = Array.from({ length: EVIDENCES_A_UNIT }, () => direction(random));
  for (let round = 0; ; round++) {
    const n = round % 7;
    const assetId = idOf(n);
    library.assets.add(sampleAsset(n));
    for (const unit of ['0', '1', '0', '2']) {
      const ids = vectors.map((_, i) => `${n}-${unit}-${i}`);
      const frame = `k${n}-${unit}`;
      library.blobs.put(assetId, `thumb-${frame}.jpg`, Uint8Array.of(1, 2, 3));
      library.stages.commit({
        assetId,
        stage: 'keyframes',
        unit,
        evidence: ids.map((id) => note(n, id, `round ${round} of unit ${unit}`)),
        vectors: ids.map((id, i) => ({ id, vector: vectors[i]! })),
        keyFrames: [{ id: frame, assetId, time: 0, start: 0, end: 1, sameAs: null }],
        state: { round },
        ...(unit === '2' && { finish: { state: 'done' as const, version: '1' } }),
      });
    }
    if (round % 3 === 2) {
      library.assets.remove([idOf((n + 3) % 7)]);
      library.assets.purge(-1);
    }
  }
}
