import type { AcquiredSet } from '../evaluation/acquisition/acquire-people.ts';
import type { Sample } from '../evaluation/acquisition/sample.ts';
import type { Person } from '../evaluation/people.ts';
import type { VerificationSystem } from '../evaluation/protocol/verification-system.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import type { LearnedComparison } from './comparison/learn-comparison.ts';
import { dealFolds } from './folds.ts';
import { type InDomainOptions, type InDomainSystem, learnSystem } from './in-domain-systems.ts';

/**
 * A system that judges every person by what was learned from the writers of other folds, so that it is measured on
 * nobody it knows. Strangers are of the person's own fold, for the same reason.
 *
 * @throws TooFewWritersError
 */
export function crossValidatedSystem(
  name: InDomainSystem,
  set: Pick<AcquiredSet, 'name' | 'people'>,
  folds: number,
  { sections, random }: InDomainOptions,
): VerificationSystem {
  const dealt = dealFolds(set.name, set.people, folds, random.fork('folds')).map((fold, i) => {
    const learn = learnSystem(name, fold.learned.map(embeddedPerson), {
      sections,
      random: random.fork(`learning ${i}`),
    });
    return { writers: new Set(fold.measured.map(({ writer }) => writer)), comparisonFor: remember(learn) };
  });
  const foldOf = (writer: string) => dealt.find(({ writers }) => writers.has(writer));
  return {
    name: 'model',
    calibrated: name === 'calibrated',
    mayTry: (person, writer) => foldOf(person.writer) === foldOf(writer),
    enroll(person, references) {
      const compare = foldOf(person.writer)?.comparisonFor(references.length);
      if (compare === undefined) throw new RangeError(`${person.writer} is in no fold`);
      const score = compare(references.map(({ embedding }) => embedding));
      return ({ embedding }) => score(embedding);
    },
  };
}

/** A person's embeddings alone. */
export function embeddedPerson(person: Person<Sample>): EmbeddedPerson {
  const embeddings = (samples: readonly Sample[]) => samples.map(({ embedding }) => embedding);
  return { ...person, genuine: embeddings(person.genuine), forged: embeddings(person.forged) };
}

/** Learns once for each number of references. */
function remember(learn: (referenceCount: number) => LearnedComparison): typeof learn {
  const learned = new Map<number, LearnedComparison>();
  return (referenceCount) => {
    const comparison = learned.get(referenceCount) ?? learn(referenceCount);
    learned.set(referenceCount, comparison);
    return comparison;
  };
}
