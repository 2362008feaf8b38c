import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildMoments, LONGEST_MOMENT } from '../../../main/retrieval/moments.ts';
import type { Hit } from '../../../main/retrieval-port.ts';

const hit = (start: number, end: number, asset = 'a'): Hit => ({
  evidence: {
    id: `${asset}-${start}-${end}`,
    assetId: asset.repeat(64),
    kind: 'note',
    start,
    end,
    text: 't',
    box: null,
    confidence: 1,
    source: { stage: 's', model: 'm', version: '1' },
    detail: { kind: 'note' },
  },
  words: 1,
  cosine: 0,
  fused: 1,
});

test('overlapping hits are one moment, others are their own', () => {
  const made = buildMoments([hit(10, 20), hit(12, 18), hit(40, 45), hit(10, 20, 'b')], () => []);
  assert.deepEqual(
    made.map(({ moment }) => [moment.assetId[0], moment.start, moment.end, moment.evidence.length]),
    [
      ['a', 10, 20, 2],
      ['a', 40, 45, 1],
      ['b', 10, 20, 1],
    ],
  );
});

test('every hit lies in exactly one moment, and no moment is longer than thirty seconds', () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(spans, (all) => {
      const hits = all.map(([start, length]) => hit(start, start + length));
      const made = buildMoments(hits, () => []);
      assert.equal(made.flatMap((one) => one.hits).length, hits.length);
      for (const { moment } of made)
        assert.ok(moment.end - moment.start <= LONGEST_MOMENT && moment.end >= moment.start);
    }),
  );
});

test('a picture has a moment without length', () => {
  const [made] = buildMoments([hit(0, 0), hit(0, 0)], () => []);
  assert.equal(made!.moment.evidence.length, 2);
});
