import { ulid } from 'ulidx';
import type { Embedder } from '#core/embedding/embedder.ts';
import { type ReferenceId, referenceIdSchema } from '#core/ids.ts';
import { recognizeMedium } from '#core/image/decoding/recognize-medium.ts';
import type { Medium } from '#core/medium.ts';
import type { QualityFinding } from '#core/quality/findings.ts';
import { RequestImageError } from '../../errors/request-errors.ts';
import { embedImage } from '../embed-image.ts';
import { type Fingerprint, fingerprintOf } from '../fingerprint.ts';
import { qualityObjection } from './quality-objection.ts';

/** A picture that is good enough to become a reference. */
export interface Candidate extends Fingerprint {
  readonly id: ReferenceId;
  readonly image: Uint8Array;
  readonly embedding: Float32Array;
  readonly findings: readonly QualityFinding[];
  readonly medium?: Medium;
}

/**
 * Prepares, judges and embeds the images of an enrollment, one after the other: a function has one processor, and
 * decoded pictures are large.
 *
 * @throws RequestImageError naming the first image that cannot be used or is not good enough
 */
export async function examineCandidates(
  images: readonly Uint8Array[],
  embedder: Embedder,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [i, image] of images.entries()) {
    const { embedding, prepared, findings } = await embedImage(image, embedder, imagePointer(i));
    const objection = qualityObjection(findings);
    if (objection !== undefined) throw new RequestImageError(imagePointer(i), objection);
    const id = referenceIdSchema.parse(ulid());
    const medium = await recognizeMedium(image);
    candidates.push({
      id,
      image,
      embedding,
      findings,
      ...fingerprintOf(image, prepared),
      ...(medium !== undefined && { medium }),
    });
  }
  return candidates;
}

/** Where an image stands in the request. */
export const imagePointer = (index: number): string => `/images/${index}`;
