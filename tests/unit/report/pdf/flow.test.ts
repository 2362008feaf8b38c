import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asParagraph, Flow, type Piece } from '../../../../main/report/pdf/flow.ts';

interface Placed {
  name: string;
  page: number;
  y: number;
}

/** A flow over pages of 100 pt, and where its pieces come to stand. */
function pages() {
  const placed: Placed[] = [];
  let page = 0;
  const flow = new Flow({ top: 10, bottom: 110 }, () => {
    page += 1;
  });
  const piece = (name: string, height: number, more: Partial<Piece> = {}): Piece => ({
    height,
    draw: (y) => placed.push({ name, page, y }),
    ...more,
  });
  return { flow, piece, placed, pageOf: (name: string) => placed.find((one) => one.name === name)?.page };
}

test('pieces stand under each other, and what does not fit begins a page without the room above it', () => {
  const { flow, piece, placed } = pages();
  flow.add(piece('a', 40, { gap: 5 }), piece('b', 40, { gap: 5 }), piece('c', 40, { gap: 5 }));
  assert.deepEqual(placed, [
    { name: 'a', page: 0, y: 10 },
    { name: 'b', page: 0, y: 55 },
    { name: 'c', page: 1, y: 10 },
  ]);
});

test('a heading is not parted from its picture, nor the picture from its caption', () => {
  const { flow, piece, pageOf } = pages();
  flow.add(piece('before', 30), piece('heading', 10, { staysWithNext: true }));
  flow.add(piece('picture', 60, { staysWithNext: true }), piece('caption', 10));
  assert.deepEqual(['before', 'heading', 'picture', 'caption'].map(pageOf), [0, 1, 1, 1]);
});

test('what belongs together and is higher than a page is parted; every piece is drawn once', () => {
  const { flow, piece, placed } = pages();
  const lines = Array.from({ length: 25 }, (_, index) => piece(`${index}`, 10, { staysWithNext: true }));
  flow.add(piece('before', 30), ...lines);
  flow.settle();
  assert.equal(placed.length, 26);
  assert.deepEqual([...new Set(placed.map(({ page }) => page))], [0, 1, 2]);
});

test('the heads of a table stand on every page that it goes on to', () => {
  const { flow, piece, placed } = pages();
  flow.add(piece('head', 10, { staysWithNext: true }));
  flow.repeat(piece('again', 10));
  flow.add(...Array.from({ length: 12 }, (_, index) => piece(`row ${index}`, 20)));
  flow.repeat(undefined);
  flow.add(piece('after', 95));
  const heads = placed.filter(({ name }) => name === 'again').map(({ page }) => page);
  assert.deepEqual(heads, [1, 2]);
  assert.deepEqual(placed.at(-1), { name: 'after', page: 3, y: 10 });
});

test('of a paragraph two lines at least stand on either side of a page’s end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 2, max: 12 }), (above, count) => {
      const { flow, piece, placed } = pages();
      if (above > 0) flow.add(piece('above', above));
      flow.add(...asParagraph(Array.from({ length: count }, (_, index) => piece(`line ${index}`, 10))));
      const counts = [
        ...Map.groupBy(
          placed.filter(({ name }) => name !== 'above'),
          ({ page }) => page,
        ).values(),
      ];
      assert.ok(
        counts.every((lines) => lines.length >= 2),
        JSON.stringify(counts.map((lines) => lines.length)),
      );
    }),
  );
});

test('nothing is drawn below the end of a page that it could have stood on', () => {
  const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 20 }), fc.boolean()), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(sizes, (all) => {
      const { flow, piece, placed } = pages();
      flow.add(
        ...all.map(([height, gap, staysWithNext], index) => piece(String(index), height, { gap, staysWithNext })),
      );
      flow.settle();
      assert.equal(placed.length, all.length);
      for (const { name, y } of placed) assert.ok(y >= 10 && y + all[Number(name)]![0] <= 110, `${name} at ${y}`);
    }),
  );
});
