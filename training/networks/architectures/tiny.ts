import {
  convolution,
  type Features,
  gridPooling,
  separableConvolution,
  separableResidual,
} from '../blocks.ts';

/**
 * For where every kilobyte counts: depthwise-separable convolutions (Howard et al. 2017) in place of full ones, with a
 * gated residual block at the end of each stage but the first, and generalized-mean pooling over a coarse grid.
 */
export const tinyFeatures: Features = (filters, seeds) => (input) => {
  let features = input;
  for (const [stage, count] of filters.entries()) {
    if (stage === 0) {
      features = convolution(count, 5, 2, seeds)(features);
    } else {
      features = separableConvolution(count, 2, seeds)(features);
      features = separableResidual(count, seeds)(features);
    }
  }
  return gridPooling(features);
};
