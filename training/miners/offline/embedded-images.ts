/** Embeddings of many images in one stretch of memory. */
export interface EmbeddedImages {
  /** Length of an embedding. */
  readonly dimensions: number;
  /** Embeddings of length 1, one after the other. */
  readonly values: Float32Array;
  /** Class of each image; one whose label nobody shares can only be a negative. */
  readonly labels: Int32Array;
}

/** Cosine similarity of two images. */
export function similarity({ dimensions, values }: EmbeddedImages, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) {
    sum += (values[a * dimensions + i] ?? 0) * (values[b * dimensions + i] ?? 0);
  }
  return sum;
}
