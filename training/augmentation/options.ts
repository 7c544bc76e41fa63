import { z } from 'zod';
import { captureSchema } from './capture/options.ts';

const range = z.number().nonnegative();

/** How far a prepared signature may be varied without becoming someone else's; 0 switches a part off. */
const preparedInk = {
  /** Largest rotation, degrees, and shear, as a slope. */
  rotation: range.default(6),
  shear: range.default(0.12),
  /** Largest change of size (shrinking; half of it growing) and of width against height, as a fraction. */
  scale: range.max(0.5).default(0.12),
  aspect: range.max(0.5).default(0.1),
  /** Largest shift as a fraction of the input's width and height. */
  shift: range.max(0.5).default(0.04),
  /** Standard deviation of the elastic field at its knots, pixels. */
  elastic: range.default(1.2),
  /** Largest share of a thicker copy of the strokes mixed in; of a thinner one, half of it. */
  thickness: range.max(1).default(0.8),
  /** Largest exponent of the ink's tone curve, as a power of 2. */
  tone: range.default(0.7),
  /** Probability that a piece of the signature is missing. */
  erase: range.max(1).default(0.15),
};

export const augmentationSchema = z.strictObject({
  ...preparedInk,
  /** What happens to a picture before it is prepared; costs time once and memory, not time a step. */
  capture: captureSchema.prefault({}),
});
export type AugmentationOptions = z.infer<typeof augmentationSchema>;
/** The part that a batch applies to prepared ink. */
export type InkOptions = Omit<AugmentationOptions, 'capture'>;
