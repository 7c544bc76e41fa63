import type { Ancestor } from '../run/ancestor.ts';

/** Weights of an earlier version that a run begins with. */
export interface InitialWeights {
  /** All weights end to end, running moments included, in the network's order. */
  readonly weights: Float32Array;
  readonly shapes: readonly (readonly number[])[];
  readonly ancestor: Ancestor;
}
