import { type CopyDescriptor, describeCopy, nearCopiesOf } from '#core/image/near-copy.ts';
import type { PreparedSignature } from '#core/image/prepared-signature.ts';
import { sha256 } from '#core/model/artefact.ts';

/** What tells a picture of a signature from pictures of other ink. */
export interface Fingerprint {
  readonly imageSha256: string;
  readonly copyDescriptor: CopyDescriptor;
}

/** The fingerprint of an image file and of what was prepared from it. */
export function fingerprintOf(image: Uint8Array, prepared: PreparedSignature): Fingerprint {
  return { imageSha256: sha256(image), copyDescriptor: describeCopy(prepared) };
}

/** Tells whether other pictures are of the same ink as one: the same file, or a rescaled, recompressed or moved copy. */
export function copiesOf(one: Fingerprint): (other: Fingerprint) => boolean {
  const isNearCopy = nearCopiesOf(one.copyDescriptor);
  return (other) => one.imageSha256 === other.imageSha256 || isNearCopy(other.copyDescriptor);
}
