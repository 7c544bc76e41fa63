import type { Embedder } from '#core/embedding/embedder.ts';
import { ImageError } from '#core/errors/image-errors.ts';
import { prepareSignature } from '#core/image/prepare.ts';
import type { PreparedSignature } from '#core/image/prepared-signature.ts';
import type { QualityFinding } from '#core/quality/findings.ts';
import { RequestImageError } from '../errors/request-errors.ts';

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
): Promise<EmbeddedImage> {
  try {
    return await embedPicture(image, embedder);
  } catch (error) {
    if (error instanceof ImageError) throw new RequestImageError(pointer, error);
    throw error;
  }
}

/** Embeds a picture, wherever it comes from. @throws ImageError when it cannot be used */
export async function embedPicture(image: Uint8Array, embedder: Embedder): Promise<EmbeddedImage> {
  const prepared = await prepareSignature(image, embedder.size);
  const [embedding = new Float32Array()] = await embedder.embed([prepared.input]);
  return { embedding, prepared, findings: prepared.findings };
}
