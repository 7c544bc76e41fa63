import { copiesOf, type Fingerprint } from '../fingerprint.ts';

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
    [...enrolled, ...candidates.slice(0, i)].some(copiesOf(candidate)),
  );
  return index < 0 ? undefined : index;
}
