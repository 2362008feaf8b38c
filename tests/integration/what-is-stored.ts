import type { Library } from '../../main/library/library.ts';

/** Everything that ingest wrote, in an order of its own, so that two libraries can be compared. */
export function whatIsStored(library: Library) {
  return library.assets
    .list()
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, state, duration }) => ({
      ...{ id, name, state, duration },
      stages: library.stages.list(id).sort((a, b) => (a.stage < b.stage ? -1 : 1)),
      keyFrames: library.keyFrames.ofAsset(id),
      thumbs: library.keyFrames.ofAsset(id).map((k) => library.blobs.path(id, `thumb-${k.id}.jpg`) !== undefined),
      evidence: library.evidence.ofAsset(id).sort((a, b) => (a.id < b.id ? -1 : 1)),
      withoutVector: library.evidence.withoutVector(id).length,
      waveform: library.media.waveform(id) !== null,
      filmstrip: library.media.filmstrip(id),
    }));
}
