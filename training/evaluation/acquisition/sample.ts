/** One image as the compared systems see it. */
export interface Sample {
  /** Path of the picture, or what stands for it. */
  readonly image: string;
  /** The model's embedding. */
  readonly embedding: Float32Array;
  /** The untrained baselines' descriptor; empty where no baseline is asked for. */
  readonly descriptor: Float32Array;
}
