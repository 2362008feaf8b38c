/** For each source its most similar destination. */
export interface Matches {
  /** Row of the destination, the first on ties. */
  index: Int32Array;
  /** Cosine between the two, -1..1; 0 where either is a zero vector. */
  cosine: Float32Array;
}

/** Finds the best destination of each source. Both are row-major, `d` wide; there is at least one destination. */
export type Nearest = (sources: Float32Array, destinations: Float32Array, d: number) => Matches;

/** The same where the work is done elsewhere, as by a graph in ONNX Runtime. */
export type NearestAsync = (...search: Parameters<Nearest>) => Matches | Promise<Matches>;

/**
 * The search in plain code, in double precision: right for small grids and for proof; large grids have a graph
 * (runtimes/similarity.ts).
 */
export const nearest: Nearest = (sources, destinations, d) => {
  const index = new Int32Array(sources.length / d);
  const cosine = new Float32Array(index.length);
  // Doubles once, here, instead of a conversion at each of the n·m·d reads.
  const a = Float64Array.from(sources);
  const b = Float64Array.from(destinations);
  const lengthsA = inverseLengths(a, d);
  const lengthsB = inverseLengths(b, d);
  // Rows that fill up the last block read the last true row once more and write to nowhere.
  const dots = new Float64Array(ROWS * COLUMNS);
  const best = new Float64Array(ROWS);
  for (let i = 0; i < index.length; i += ROWS) {
    const rows = Math.min(ROWS, index.length - i);
    best.fill(Number.NEGATIVE_INFINITY);
    for (let j = 0; j < lengthsB.length; j += COLUMNS) {
      const columns = Math.min(COLUMNS, lengthsB.length - j);
      multiplyBlock(a, b, d, i, j, rows, columns, dots);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const value = dots[row * COLUMNS + column]! * lengthsA[i + row]! * lengthsB[j + column]!;
          if (value > best[row]!) {
            best[row] = value;
            index[i + row] = j + column;
          }
        }
      }
    }
    for (let row = 0; row < rows; row++) cosine[i + row] = best[row]!;
  }
  return { index, cosine };
};

const ROWS = 2;
const COLUMNS = 4;

/** 2 rows times 4: eight sums stay in registers while each value is read once for several of them. */
function multiplyBlock(
  a: Float64Array,
  b: Float64Array,
  d: number,
  i: number,
  j: number,
  rows: number,
  columns: number,
  dots: Float64Array,
): void {
  const a0 = i * d;
  const a1 = (i + rows - 1) * d;
  const b0 = j * d;
  const b1 = (j + Math.min(1, columns - 1)) * d;
  const b2 = (j + Math.min(2, columns - 1)) * d;
  const b3 = (j + columns - 1) * d;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let k = 0; k < d; k++) {
    const x0 = a[a0 + k]!;
    const x1 = a[a1 + k]!;
    const y0 = b[b0 + k]!;
    const y1 = b[b1 + k]!;
    const y2 = b[b2 + k]!;
    const y3 = b[b3 + k]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
  }
  dots[0] = s00;
  dots[1] = s01;
  dots[2] = s02;
  dots[3] = s03;
  dots[4] = s10;
  dots[5] = s11;
  dots[6] = s12;
  dots[7] = s13;
}

/** 1 / length of each row, 0 for a zero vector: with it the cosine is 0, never NaN. */
function inverseLengths(rows: Float64Array, d: number): Float64Array {
  const inverse = new Float64Array(rows.length / d);
  for (let i = 0; i < inverse.length; i++) {
    let sum = 0;
    for (let k = i * d; k < (i + 1) * d; k++) sum += rows[k]! * rows[k]!;
    inverse[i] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  }
  return inverse;
}
