import { type CopyDescriptor, describeCopy, isNearCopy } from '#core/image/near-copy.ts';
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

/** Whether two pictures are of the same ink: the same file, or a rescaled, recompressed or moved copy. */
export function areCopies(one: Fingerprint, other: Fingerprint): boolean {
  return one.imageSha256 === other.imageSha256 || isNearCopy(one.copyDescriptor, other.copyDescriptor);
}
