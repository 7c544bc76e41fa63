import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * An orthonormal basis in which the first coordinates of the given vectors hold as much of their length as any: the
 * eigenvectors of their second moments, largest first (principal components without centering).
 *
 * @param vectors at least one; all of one length n
 * @returns the basis row by row, `n * n` values: row i is the i-th axis
 */
export function principalAxes(vectors: readonly Float32Array[]): Float32Array {
  const size = vectors[0]?.length ?? 0;
  const moments = new Float64Array(size * size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i++) {
      const value = vector[i] ?? 0;
      for (let j = 0; j < size; j++)
        moments[i * size + j] = (moments[i * size + j] ?? 0) + value * (vector[j] ?? 0);
    }
  }
  const matrix = Matrix.from1DArray(size, size, moments);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  // Eigenvalues come in ascending order.
  return Float32Array.from({ length: size * size }, (_, at) =>
    eigenvectorMatrix.get(at % size, size - 1 - Math.floor(at / size)),
  );
}

/** The coordinates of a vector in a basis of `principalAxes`. */
export function rotate(vector: Float32Array, axes: Float32Array): Float32Array {
  const size = vector.length;
  const rotated = new Float32Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (axes[row * size + i] ?? 0) * (vector[i] ?? 0);
    rotated[row] = sum;
  }
  return rotated;
}
