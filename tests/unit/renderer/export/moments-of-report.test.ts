import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Citation } from '../../../../preload/contract/answer.ts';
import type { Moment } from '../../../../preload/contract/evidence.ts';
import { momentsOfReport } from '../../../../renderer/features/export/moments-of-report.ts';

const assets = [
  { id: 'talk', kind: 'video' as const, duration: 80 },
  { id: 'photo', kind: 'image' as const, duration: 0 },
];

const moment = (assetId: string, start: number, end: number, note = '') => ({
  kind: 'moment' as const,
  moment: { id: 'm', assetId, start, end, keyFrame: null, evidence: [], score: 1 } satisfies Moment,
  at: start,
  boxes: [],
  note,
});

const answer = (...spans: [start: number, end: number][]) => ({
  kind: 'answer' as const,
  note: '',
  answer: {
    question: 'When is low water?',
    sentences: [
      { text: 'At noon.', citations: spans.map(([start, end]) => ({ assetId: 'talk', start, end }) as Citation) },
    ],
  } as unknown as Answer,
});

test('moments stay in order; answers give the spans that they cite, near ones as one', () => {
  const items = [
    moment('talk', 40, 45, 'The bar\nis dry'),
    { kind: 'text' as const, text: 'x' },
    answer([17, 20], [20.5, 22], [60, 62]),
  ];
  assert.deepEqual(momentsOfReport(items, assets), [
    { assetId: 'talk', start: 40, end: 45, name: 'The bar' },
    { assetId: 'talk', start: 17, end: 22, name: 'When is low water?' },
    { assetId: 'talk', start: 60, end: 62, name: 'When is low water?' },
  ]);
});

test('a second alone gets what is around it, within its file; pictures, gone files and repeats are left out', () => {
  const items = [
    moment('talk', 1, 1),
    moment('talk', 79.9, 80),
    moment('talk', 1, 1),
    moment('photo', 0, 0),
    moment('gone', 1, 9),
    moment('talk', 90, 95),
  ];
  assert.deepEqual(
    momentsOfReport(items, assets).map(({ start, end }) => [start, end]),
    [
      [0, 3],
      [77.9, 80],
    ],
  );
});
