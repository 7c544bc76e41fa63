/** Coordinates along the strongest axes that every vector is looked at by, and those that the nearer ones are. */
export const FIRST = 16;
export const SECOND = 32;
/** Axes that vectors are measured along. */
export const AXES = FIRST + SECOND;

/** A vector whose distances to packed ones are asked for. */
export interface PackedQuery {
  readonly along: Float32Array;
  /** What is left of the vector after all axes. */
  readonly rest: Float32Array;
  /** Lengths of what is left after the first axes, and after all of them. */
  readonly afterFirst: number;
  readonly afterAll: number;
  readonly squaredLength: number;
}

/**
 * Takes a vector apart.
 *
 * @param axes orthonormal, one after the other
 */
export function packQuery(vector: Float32Array, axes: Float32Array): PackedQuery {
  const size = vector.length;
  const along = new Float32Array(AXES);
  const rest = Float32Array.from(vector);
  for (let axis = 0; axis < axes.length / size; axis++) {
    const from = axis * size;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (axes[from + i] ?? 0) * (vector[i] ?? 0);
    for (let i = 0; i < size; i++) rest[i] = (rest[i] ?? 0) - sum * (axes[from + i] ?? 0);
    along[axis] = sum;
  }
  const afterAll = squaredLengthOf(rest);
  const afterFirst = afterAll + squaredLengthOf(along.subarray(FIRST));
  return {
    along,
    rest,
    afterFirst: Math.sqrt(afterFirst),
    afterAll: Math.sqrt(afterAll),
    squaredLength: afterFirst + squaredLengthOf(along.subarray(0, FIRST)),
  };
}

function squaredLengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum;
}
