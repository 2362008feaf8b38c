const COLUMNS = 17;
const ROWS = 16;
/** Bits of a hash. */
export const HASH_BITS = (COLUMNS - 1) * ROWS;

/**
 * Difference hash (after Krawetz 2013, "dHash"): the picture is averaged into 17×16 cells, each bit says whether a cell is
 * brighter than its right neighbour. Equal for re-encoded, rescaled or slightly brighter copies of a picture.
 * @param gray row-major, width·height levels 0–255.
 */
export function perceptualHash(gray: Uint8Array, width: number, height: number): Uint8Array {
  const cells = new Float64Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      cells[row * COLUMNS + column] = cellMean(gray, width, height, column, row);
    }
  }
  const bits = new Uint8Array(HASH_BITS / 8);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS - 1; column++) {
      const left = cells[row * COLUMNS + column]!;
      const right = cells[row * COLUMNS + column + 1]!;
      // A margin keeps flat areas (bare slides) from turning codec noise into random bits.
      if (left > right + 1) bits[(row * (COLUMNS - 1) + column) >> 3]! |= 1 << (column & 7);
    }
  }
  return bits;
}

/** Number of differing bits of two hashes. */
export function hashDistance(a: Uint8Array, b: Uint8Array): number {
  let distance = 0;
  for (let i = 0; i < a.length; i++) {
    let x = a[i]! ^ b[i]!;
    while (x !== 0) {
      x &= x - 1;
      distance++;
    }
  }
  return distance;
}

function cellMean(gray: Uint8Array, width: number, height: number, column: number, row: number): number {
  const x0 = Math.floor((column * width) / COLUMNS);
  const x1 = Math.max(x0 + 1, Math.floor(((column + 1) * width) / COLUMNS));
  const y0 = Math.floor((row * height) / ROWS);
  const y1 = Math.max(y0 + 1, Math.floor(((row + 1) * height) / ROWS));
  let sum = 0;
  for (let y = y0; y < y1 && y < height; y++) {
    for (let x = x0; x < x1 && x < width; x++) sum += gray[y * width + x]!;
  }
  return sum / ((x1 - x0) * (y1 - y0));
}
