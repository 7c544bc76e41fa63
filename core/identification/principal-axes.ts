import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Orthonormal axes along which the given vectors hold as much of their length as along any: the eigenvectors of their
 * second moments, largest first (principal components without centering).
 *
 * @param vectors all of length `size`
 * @param count axes that are wanted, at most `size`
 * @returns the axes one after the other, `count * size` values
 */
export function principalAxes(vectors: readonly Float32Array[], size: number, count: number): Float32Array {
  const moments = new Float64Array(size * size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i++) {
      const value = vector[i] ?? 0;
      for (let j = 0; j < size; j++) {
        moments[i * size + j] = (moments[i * size + j] ?? 0) + value * (vector[j] ?? 0);
      }
    }
  }
  const matrix = Matrix.from1DArray(size, size, moments);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  // Eigenvalues come in ascending order.
  return Float32Array.from({ length: count * size }, (_, at) =>
    eigenvectorMatrix.get(at % size, size - 1 - Math.floor(at / size)),
  );
}

/** The first `count` coordinates as axes: orthonormal whatever the vectors are. */
export function plainAxes(size: number, count: number): Float32Array {
  const axes = new Float32Array(count * size);
  for (let axis = 0; axis < count; axis++) axes[axis * size + axis] = 1;
  return axes;
}
