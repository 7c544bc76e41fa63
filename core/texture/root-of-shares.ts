/**
 * Square roots of each entry's share of the sum: a vector of length 1, whose squared Euclidean distance to another is
 * twice their squared Hellinger distance. Equal entries where there is nothing to share.
 */
export function rootOfShares(counts: Float32Array): Float32Array {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return counts.map(() => Math.sqrt(1 / counts.length));
  return counts.map((count) => Math.sqrt(count / sum));
}
