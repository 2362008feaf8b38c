import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { openCanvas } from '../../../main/annotate/canvas.ts';
import { type HideStyle, hideRegions } from '../../../main/annotate/hide-regions.ts';

const styles: HideStyle[] = ['pixelate', 'blur'];
const region = { x: 0.25, y: 0.25, w: 0.5, h: 0.5 };

/** A page that says something large in its middle, and something else above. */
async function page(text: string): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="100%" height="100%" fill="#fff"/>
    <text x="400" y="60" font-size="40" text-anchor="middle" font-family="DejaVu Sans">Above</text>
    <text x="400" y="225" font-size="64" text-anchor="middle" font-family="DejaVu Sans" font-weight="bold">${text}</text></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Different pixels that have the same average in every cell of a region of 64 × 64: the same ones, shuffled within each. */
function shuffled(data: Uint8Array, width: number, cells: number, seed: number): Uint8Array {
  const next = random(seed);
  const out = data.slice();
  const side = 64 / cells;
  for (let cy = 0; cy < cells; cy++) {
    for (let cx = 0; cx < cells; cx++) {
      const places = Array.from({ length: side * side }, (_, i) => {
        const [x, y] = [cx * side + (i % side), cy * side + Math.floor(i / side)];
        return (y * width + x) * 3;
      });
      const order = [...places].sort(() => next() - 0.5);
      for (const [i, to] of places.entries()) out.set(data.subarray(order[i]!, order[i]! + 3), to);
    }
  }
  return out;
}

for (const style of styles) {
  test(`${style}: what is hidden is 4 × 4 cells at most, and what is outside is untouched`, async () => {
    const [before, after] = [
      await openCanvas(await page('Mira Voss'), []),
      await openCanvas(await page('Mira Voss'), [{ box: region, style }]),
    ];
    const at = ({ data }: { data: Uint8Array }, x: number, y: number) => data[(y * 800 + x) * 3]!;
    const colours = new Set<number>();
    let steep = 0;
    for (let y = 0; y < 400; y++) {
      for (let x = 0; x < 800; x++) {
        const isInside = x >= 197 && x < 603 && y >= 97 && y < 303;
        if (!isInside) assert.equal(at(after, x, y), at(before, x, y), `${x}, ${y}`);
        else {
          colours.add(at(after, x, y));
          if (x < 602 && Math.abs(at(after, x, y) - at(after, x + 1, y)) > 30) steep += 1;
        }
      }
    }
    assert.ok(Math.min(...colours) > 150, 'no ink is left');
    if (style === 'pixelate') assert.ok(colours.size <= 16, `${colours.size} colours`);
    else assert.equal(steep, 0, 'no edge is left');
  });

  test(`${style}: two texts whose cells have the same averages give the same pixels`, () => {
    const next = random(7);
    const original = Uint8Array.from({ length: 64 * 64 * 3 }, () => Math.floor(next() * 256));
    const other = shuffled(original, 64, 4, 3);
    assert.notDeepEqual(original, other);
    const hidden = [original, other].map((pixels) => {
      const data = pixels.slice();
      hideRegions({ data, width: 64, height: 64 }, [{ box: { x: 0, y: 0, w: 1, h: 1 }, style }]);
      return data;
    });
    assert.deepEqual(hidden[0], hidden[1]);
  });

  test(`${style}: names of the same weight cannot be told apart`, async () => {
    const texts = ['Mira Voss', 'Vera Moss', 'Rita Vass'];
    const pages = await Promise.all(
      texts.map(async (text) => (await openCanvas(await page(text), [{ box: region, style }])).data),
    );
    const most = (a: Uint8Array, b: Uint8Array) =>
      a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
    for (const other of pages.slice(1)) assert.ok(most(pages[0]!, other) <= 24, `differ by ${most(pages[0]!, other)}`);
  });
}

test('regions at the edge, outside of the picture, or without area do no harm, and pixels are replaced to the last', () => {
  const fraction = fc.double({ min: -0.5, max: 1.5, noNaN: true });
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(
      fc.record({ x: fraction, y: fraction, w: fraction, h: fraction }),
      size,
      size,
      fc.constantFrom(...styles),
      (box, width, height, style) => {
        const next = random(width * height);
        // Black and white by turns: an average is neither.
        const data = Uint8Array.from({ length: width * height * 3 }, () => (next() < 0.5 ? 1 : 254));
        const before = data.slice();
        hideRegions({ data, width, height }, [{ box, style }]);
        const inside = (x: number, y: number) =>
          box.w > 0 &&
          box.h > 0 &&
          x + 1 > box.x * width &&
          x < (box.x + box.w) * width &&
          y + 1 > box.y * height &&
          y < (box.y + box.h) * height;
        for (let i = 0; i < data.length; i++) {
          const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
          // A blur may come by the same value on its way from one average to the next.
          if (style === 'pixelate' && inside(x, y)) assert.notEqual(data[i], before[i], `${x}, ${y} is as it was`);
        }
      },
    ),
  );
});
