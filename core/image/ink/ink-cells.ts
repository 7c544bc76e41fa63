/** A symmetric 2 x 2 matrix [[xx, xy], [xy, yy]]. */
interface Symmetric {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** A cell that has ink, measured from the ink's center of mass. */
interface InkedCell {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** A square of cells with ink in some, and how the ink lies in it. */
export interface InkCells {
  readonly side: number;
  /** Row-major; 0 is paper. */
  readonly values: Uint8Array;
  readonly inked: readonly InkedCell[];
  readonly centerX: number;
  readonly centerY: number;
  /** Second moments of the ink about its center, in cells squared. */
  readonly moments: Symmetric;
}

/** Variance of a place within its cell: keeps the moments of a straight line from being singular. */
const CELL_VARIANCE = 1 / 12;
/** Turns that are tried, in degrees to either side; what is turned further no longer resembles the person either. */
const LARGEST_TURN = 14;
const DEGREE = Math.PI / 180;

/** Finds out where the ink lies in a square of cells. */
export function inkCells(values: Uint8Array, side: number): InkCells {
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    total += value;
    sumX += value * (i % side);
    sumY += value * Math.floor(i / side);
  }
  const [centerX, centerY] = [sumX / total, sumY / total];
  const inked: InkedCell[] = [];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    const cell = { x: (i % side) - centerX, y: Math.floor(i / side) - centerY, value };
    inked.push(cell);
    xx += value * cell.x * cell.x;
    xy += value * cell.x * cell.y;
    yy += value * cell.y * cell.y;
  }
  const moments = { xx: xx / total + CELL_VARIANCE, xy: xy / total, yy: yy / total + CELL_VARIANCE };
  return { side, values, inked, centerX, centerY, moments };
}

/**
 * Pearson correlation of two pictures of ink after the first was moved, turned, stretched and slanted to lie on the
 * second. Moments leave nothing open of such a map but one turn: with A and B the matrices of second moments, it is
 * B^(1/2) R(turn) A^(-1/2) about the centers of mass. Turns are tried degree by degree and the best one counts.
 */
export function alignedCorrelation(first: InkCells, second: InkCells): number {
  const fromFirst = squareRoot(first.moments);
  const toSecond = inverse(squareRoot(second.moments));
  let best = { product: 0, map: turned(fromFirst, 0, toSecond) };
  for (let degrees = -LARGEST_TURN; degrees <= LARGEST_TURN; degrees++) {
    const map = turned(fromFirst, degrees * DEGREE, toSecond);
    let product = 0;
    for (const { x, y, value } of second.inked) product += value * valueAt(first, map, x, y);
    if (product > best.product) best = { product, map };
  }
  return correlation(laidOn(first, best.map, second), second.values);
}

/** Where a place of the second picture lies in the first, both from their centers: [[a, b], [c, d]]. */
interface Map2 {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function turned(left: Symmetric, angle: number, right: Symmetric): Map2 {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [cos * right.xx + sin * right.xy, cos * right.xy + sin * right.yy];
  const [c, d] = [cos * right.xy - sin * right.xx, cos * right.yy - sin * right.xy];
  return {
    a: left.xx * a + left.xy * c,
    b: left.xx * b + left.xy * d,
    c: left.xy * a + left.yy * c,
    d: left.xy * b + left.yy * d,
  };
}

/** Bilinear value of the first picture at a place of the second; paper outside. */
function valueAt({ side, values, centerX, centerY }: InkCells, map: Map2, x: number, y: number): number {
  const column = map.a * x + map.b * y + centerX;
  const row = map.c * x + map.d * y + centerY;
  const left = Math.floor(column);
  const top = Math.floor(row);
  if (left < 0 || top < 0 || left >= side - 1 || top >= side - 1) return 0;
  const i = top * side + left;
  const right = column - left;
  const down = row - top;
  const upper = (1 - right) * (values[i] ?? 0) + right * (values[i + 1] ?? 0);
  const lower = (1 - right) * (values[i + side] ?? 0) + right * (values[i + side + 1] ?? 0);
  return (1 - down) * upper + down * lower;
}

function laidOn(first: InkCells, map: Map2, { side, centerX, centerY }: InkCells): Float64Array {
  const laid = new Float64Array(side * side);
  for (let row = 0, i = 0; row < side; row++) {
    for (let column = 0; column < side; column++, i++) {
      laid[i] = valueAt(first, map, column - centerX, row - centerY);
    }
  }
  return laid;
}

function correlation(a: Float64Array, b: Uint8Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const fromA = (a[i] ?? 0) - meanA;
    const fromB = (b[i] ?? 0) - meanB;
    product += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

function mean(values: Float64Array | Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

/** The positive square root: (M + √det M · I) / √(trace M + 2 √det M). */
function squareRoot({ xx, xy, yy }: Symmetric): Symmetric {
  const root = Math.sqrt(xx * yy - xy * xy);
  const scale = Math.sqrt(xx + yy + 2 * root);
  return { xx: (xx + root) / scale, xy: xy / scale, yy: (yy + root) / scale };
}

function inverse({ xx, xy, yy }: Symmetric): Symmetric {
  const determinant = xx * yy - xy * xy;
  return { xx: yy / determinant, xy: -xy / determinant, yy: xx / determinant };
}
