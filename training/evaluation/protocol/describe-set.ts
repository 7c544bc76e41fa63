import type { AcquiredSet } from '../acquisition/acquire-people.ts';
import type { EvaluatedSet } from '../evaluation.ts';

/**
 * What a set holds and how much of it could be used. A person counts as enrolled with k references when one more
 * genuine signature is left to query with.
 */
export function describeSet(set: AcquiredSet, referenceCounts: readonly number[]): EvaluatedSet {
  return {
    name: set.name,
    people: set.people.length,
    peopleWithForgeries: set.people.filter(({ forged }) => forged.length > 0).length,
    images: set.images,
    failureToAcquire: set.unreadable.length / set.images,
    unreadable: set.unreadable.map((one) => ({ ...one })),
    enrollment: referenceCounts.map((references) => {
      const tooFew = set.people.filter(({ listedGenuine }) => listedGenuine <= references).length;
      const enrolled = set.people.filter(({ genuine }) => genuine.length > references).length;
      const failed = set.people.length - tooFew - enrolled;
      return {
        references,
        enrolled,
        tooFewSignatures: tooFew,
        failed,
        failureToEnroll: failed === 0 ? 0 : failed / (enrolled + failed),
      };
    }),
  };
}
