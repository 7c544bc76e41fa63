/** One image as the compared systems see it. */
export interface Sample {
  /** Path of the picture, or what stands for it. */
  readonly image: string;
  /** The model's embedding. */
  readonly embedding: Float32Array;
  /** What else the picture was described by (see descriptors.ts); empty where nothing was asked for. */
  readonly descriptor: Float32Array;
}
