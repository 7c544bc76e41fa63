/**
 * Squared Euclidean distance of two embeddings; of L2-normalized ones it is 2 - 2 cos and lies in 0..4.
 * Both have the same length.
 */
export function squaredEuclidean(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
