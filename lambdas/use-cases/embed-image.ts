import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import type { PreparedSignature } from '#core/image/prepared-signature.ts';
import type { QualityFinding } from '#core/quality/findings.ts';
import { RequestImageError } from '../errors/request-errors.ts';
import { type TimeStep, untimed } from '../telemetry/steps.ts';

export interface EmbeddedImage {
  readonly embedding: Float32Array;
  readonly prepared: PreparedSignature;
  readonly findings: readonly QualityFinding[];
}

/**
 * Embeds one image of a request.
 *
 * @param pointer - JSON pointer to the image in the request
 * @throws RequestImageError when the image cannot be used
 */
export async function embedImage(
  image: Uint8Array,
  embedder: Embedder,
  pointer: string,
  time: TimeStep = untimed,
): Promise<EmbeddedImage> {
  try {
    return await embedPicture(image, embedder, time);
  } catch (error) {
    if (error instanceof ImageError) throw new RequestImageError(pointer, error);
    throw error;
  }
}

/** Embeds a picture, wherever it comes from. @throws ImageError when it cannot be used */
export async function embedPicture(
  image: Uint8Array,
  embedder: Embedder,
  time: TimeStep = untimed,
): Promise<EmbeddedImage> {
  const prepared = await time('Prepare', () => prepareSignature(image, embedder.size));
  const [embedding = new Float32Array()] = await time('Embed', () => embedder.embed([prepared.input]));
  return { embedding, prepared, findings: prepared.findings };
}
