import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, idOf, libraryWith, newLibrary, note, sampleAsset } from './sample-library.ts';

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));

function recallAt10(
  vectors: Float32Array[],
  queries: Float32Array[],
  search: (query: Float32Array) => string[],
): number {
  const found = queries.map((query) => {
    const truth = vectors
      .map((vector, i) => ({ id: `e${i}`, score: cosine(query, vector) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10);
    const hits = new Set(search(query));
    return truth.filter(({ id }) => hits.has(id)).length / 10;
  });
  return found.reduce((sum, share) => sum + share, 0) / queries.length;
}

const random = randomFrom(7);
const centres = Array.from({ length: 40 }, () => direction(random));
const nearCentre = (): Float32Array => {
  const centre = centres[Math.floor(random() * centres.length)]!;
  const own = direction(random);
  return centre.map((x, i) => x + own[i]!);
};

for (const [name, draw] of [
  ['random', () => direction(random)],
  ['clustered', nearCentre],
] as const)
  test(`the ten nearest of 3000 ${name} vectors are found, with their cosine`, (t) => {
    const library = newLibrary(t);
    library.assets.add(sampleAsset(1));
    const vectors = Array.from({ length: 3000 }, draw);
    library.stages.commit({
      assetId: idOf(1),
      stage: 'text',
      unit: 'all',
      evidence: vectors.map((_, i) => note(1, `e${i}`, '')),
      vectors: vectors.map((vector, i) => ({ id: `e${i}`, vector })),
    });
    const queries = Array.from({ length: 20 }, draw);
    const recall = recallAt10(vectors, queries, (query) =>
      library.search.vectors(query, everywhere).map(({ evidenceId }) => evidenceId),
    );
    assert.ok(recall >= 0.95, `recall@10 ${recall}`);
    for (const { evidenceId, score } of library.search.vectors(queries[0]!, everywhere)) {
      const exact = cosine(queries[0]!, vectors[Number(evidenceId.slice(1))]!);
      assert.ok(Math.abs(score - exact) < 0.01, `${score} for ${exact}`);
    }
    const itself = library.search.vectors(vectors[5]!, everywhere)[0]!;
    assert.equal(itself.evidenceId, 'e5');
    assert.ok(itself.score > 0.999 && itself.score <= 1);
  });

test('files, seconds and kinds narrow a search, however far the rest is nearer', (t) => {
  const library = libraryWith(t, [
    note(1, 'near', 'a', { start: 0, end: 4 }),
    note(1, 'late', 'b', { start: 50, end: 54 }),
    note(2, 'other', 'c', { kind: 'caption', start: 50, end: 54 }),
  ]);
  const query = direction(random);
  const away = query.map((x, i) => (i % 3 === 0 ? -x : x));
  library.stages.commit({
    assetId: idOf(1),
    stage: 'embeddings',
    unit: '0',
    vectors: [
      { id: 'near', vector: query },
      { id: 'late', vector: away },
    ],
  });
  library.stages.commit({ assetId: idOf(2), stage: 'embeddings', unit: '0', vectors: [{ id: 'other', vector: away }] });
  const found = (filter: object) =>
    library.search.vectors(query, { ...everywhere, ...filter }).map(({ evidenceId }) => evidenceId);
  assert.deepEqual(found({}), ['near', 'late', 'other']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(2)] } }), ['other']);
  assert.deepEqual(found({ scope: { assetIds: [idOf(1)], from: 10 } }), ['late']);
  assert.deepEqual(found({ kinds: ['caption'] }), ['other']);
  assert.deepEqual(found({ limit: 1 }), ['near']);
  assert.deepEqual(found({ limit: 0 }), []);
});

test('vectors of another size, and a query without a direction, match nothing', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'x')]);
  library.stages.commit({
    assetId: idOf(1),
    stage: 'embeddings',
    unit: '0',
    vectors: [{ id: 'a', vector: direction(random) }],
  });
  assert.deepEqual(library.search.vectors(direction(random, 512), everywhere), []);
  assert.deepEqual(library.search.vectors(new Float32Array(384), everywhere), []);
});
