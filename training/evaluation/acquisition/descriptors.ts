import type { InputSize } from '#core/image/prepared-signature.ts';
import { describeGradients } from '../baselines/oriented-gradients.ts';

/** The model's input that was made of a picture. */
export interface PreparedPicture {
  readonly input: Float32Array;
  readonly size: InputSize;
}

/** What a picture can be described by besides the model's embedding. */
export const descriptors = {
  none: async () => new Float32Array(),
  /** For the untrained baselines. */
  gradients: async ({ input, size }: PreparedPicture) => describeGradients(input, size),
} as const;
export type DescriptorName = keyof typeof descriptors;
