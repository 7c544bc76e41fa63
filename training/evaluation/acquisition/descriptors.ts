import type { InputSize } from '#core/image/prepared-signature.ts';
import { prepareInput } from '../../datasets/preparation/prepare-source.ts';
import type { SignatureSource } from '../../datasets/signature-class.ts';
import { describeFineTexture, FINE_SIZE } from '../../in-domain/fine-texture.ts';
import { describeGradients } from '../baselines/oriented-gradients.ts';

/** A picture, and the model's input that was made of it. */
export interface PreparedPicture {
  readonly source: SignatureSource;
  readonly input: Float32Array;
  readonly size: InputSize;
}

/** What a picture can be described by besides the model's embedding. */
export const descriptors = {
  none: async () => new Float32Array(),
  /** For the untrained baselines. */
  gradients: async ({ input, size }: PreparedPicture) => describeGradients(input, size),
  /** For comparisons that are learned in-domain; prepares the picture once more, finer. */
  'fine-texture': async ({ source }: PreparedPicture) =>
    describeFineTexture(await prepareInput(source, FINE_SIZE)),
} as const;
export type DescriptorName = keyof typeof descriptors;
