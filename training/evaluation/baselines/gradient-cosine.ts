import type { VerificationSystem } from '../protocol/verification-system.ts';
import { dotProduct } from './dot-product.ts';

/** What no learning at all gives: the mean cosine of oriented-gradient histograms with those of the references. */
export const gradientCosine: VerificationSystem = {
  name: 'hog-cosine',
  calibrated: false,
  mayTry: () => true,
  enroll:
    (_, references) =>
    ({ descriptor }) =>
      references.reduce((sum, reference) => sum + dotProduct(reference.descriptor, descriptor), 0) /
      references.length,
};
