import { type CopyDescriptor, isNearCopy } from '#core/image/near-copy.ts';

/** What tells a picture from others of the same ink. */
export interface Fingerprint {
  readonly imageSha256: string;
  readonly copyDescriptor: CopyDescriptor;
}

/**
 * The first of some new pictures that is enrolled already or came before among the new ones: the same file, or the same
 * ink in another one.
 *
 * @returns its index
 */
export function findDuplicate(
  enrolled: readonly Fingerprint[],
  candidates: readonly Fingerprint[],
): number | undefined {
  const index = candidates.findIndex((candidate, i) =>
    [...enrolled, ...candidates.slice(0, i)].some(
      ({ imageSha256, copyDescriptor }) =>
        imageSha256 === candidate.imageSha256 || isNearCopy(copyDescriptor, candidate.copyDescriptor),
    ),
  );
  return index < 0 ? undefined : index;
}
