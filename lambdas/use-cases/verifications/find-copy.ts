import { type CopyDescriptor, isNearCopy } from '#core/image/near-copy.ts';

/** What tells a picture from others of the same ink. */
export interface Fingerprint {
  readonly imageSha256: string;
  /** Absent of references that were enrolled before descriptors were kept. */
  readonly copyDescriptor?: CopyDescriptor | undefined;
}

/** The reference that a query is a copy of, if it is one of any: the same file, or the same ink in another one. */
export function findCopy<Reference extends Fingerprint>(
  query: Required<Fingerprint>,
  references: readonly Reference[],
): Reference | undefined {
  return references.find(
    ({ imageSha256, copyDescriptor }) =>
      imageSha256 === query.imageSha256 ||
      (copyDescriptor !== undefined && isNearCopy(query.copyDescriptor ?? new Uint8Array(), copyDescriptor)),
  );
}
