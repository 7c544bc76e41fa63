import { convolution, type Features, gatedResidual, gridPooling } from '../blocks.ts';

/** Residual blocks in each stage but the first. */
const BLOCKS_A_STAGE = 2;

/**
 * For where accuracy is worth milliseconds: wider residual stages of two blocks each, gated by squeeze and excitation,
 * and generalized-mean pooling over a coarse grid.
 */
export const largeFeatures: Features = (filters, seeds) => (input) => {
  let features = input;
  for (const [stage, count] of filters.entries()) {
    features = convolution(count, stage === 0 ? 5 : 3, 2, seeds)(features);
    if (stage === 0) continue;
    for (let block = 0; block < BLOCKS_A_STAGE; block++) features = gatedResidual(count, seeds)(features);
  }
  return gridPooling(features);
};
