import type { Medium } from '#core/medium.ts';
import type { AcquiredPerson, AcquiredSet } from '../../evaluation/acquisition/acquire-people.ts';
import { type EvaluatedModel, type EvaluationOptions, evaluateSets } from '../../evaluation/evaluate-sets.ts';
import type { EvaluationResult } from '../../evaluation/evaluation.ts';

/** What was measured of the signatures of a set that share a medium. */
export interface MeasuredGroup {
  /** Name of the set. */
  readonly benchmark: string;
  readonly medium: Medium;
  readonly results: readonly EvaluationResult[];
}

/**
 * Measures each medium of a set by itself: references, queries and forgeries are of it alone. Sets of one medium are left
 * out, because they are measured as a whole, and so are media in which there are no two people to tell apart.
 *
 * @param media medium of each picture by its name, where it is known
 */
export function measureMedia(
  model: EvaluatedModel,
  sets: readonly AcquiredSet[],
  media: ReadonlyMap<string, Medium>,
  options: EvaluationOptions,
): MeasuredGroup[] {
  return sets.flatMap((set) => {
    const names = mediaOf(set, media);
    if (names.length < 2) return [];
    return names.flatMap((medium) => {
      const people = set.people.map((person) => ofMedium(person, medium, media));
      if (people.filter(isMeasurable).length < 2) return [];
      // Named by its medium, a group draws by itself, and the same whatever else is measured.
      const part = { ...set, name: `${set.name} (${medium})`, people };
      const { results } = evaluateSets(model, [part], options).evaluation;
      return [{ benchmark: set.name, medium, results }];
    });
  });
}

/** Media of the genuine signatures of a set, in order. Those of which it is not known are a group of none. */
function mediaOf({ people }: AcquiredSet, media: ReadonlyMap<string, Medium>): Medium[] {
  const names = people.flatMap(({ genuine }) => genuine.flatMap(({ image }) => media.get(image) ?? []));
  return [...new Set(names)].sort();
}

function ofMedium(
  person: AcquiredPerson,
  medium: Medium,
  media: ReadonlyMap<string, Medium>,
): AcquiredPerson {
  const own = ({ image }: { readonly image: string }) => media.get(image) === medium;
  const genuine = person.genuine.filter(own);
  return { ...person, genuine, forged: person.forged.filter(own), listedGenuine: genuine.length };
}

/** One to enroll, one to verify. */
function isMeasurable({ genuine }: AcquiredPerson): boolean {
  return genuine.length > 1;
}
