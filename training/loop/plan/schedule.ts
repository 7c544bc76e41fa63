/** Learning rate at the end, as a share of the highest. */
const FINAL_SHARE = 0.02;

export interface ScheduleOptions {
  readonly learningRate: number;
  /** Share of the run in which the rate rises from 0. */
  readonly warmUp: number;
}

/** Linear warm-up, then half a cosine down (Loshchilov and Hutter 2017). `progress` is 0 at the start, 1 at the end. */
export function learningRateAt(progress: number, { learningRate, warmUp }: ScheduleOptions): number {
  if (progress < warmUp) return learningRate * Math.max(progress / warmUp, 1e-3);
  const fall = (1 + Math.cos((Math.PI * (progress - warmUp)) / (1 - warmUp))) / 2;
  return learningRate * (FINAL_SHARE + (1 - FINAL_SHARE) * fall);
}
