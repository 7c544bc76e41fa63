import type { Section } from '#core/embedding/sections.ts';
import { calibrate } from '../calibration/calibrate.ts';
import type { Sample } from '../evaluation/acquisition/sample.ts';
import type { Person } from '../evaluation/people.ts';
import { modelSystem, type VerificationSystem } from '../evaluation/protocol/verification-system.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import type { Random } from '../random/random.ts';
import type { Description } from './comparison-features.ts';
import { FINE_SECTIONS } from './fine-texture.ts';
import { learnComparison } from './learn-comparison.ts';

/**
 * Ways of using people of one's own, from the least to the most that is learned of them: the model with its scores
 * fitted on them; a comparison learned on embeddings and fine textures; the same with what forgeries have in common.
 */
export const IN_DOMAIN_SYSTEMS = ['calibrated', 'comparison', 'comparison-and-query'] as const;
export type InDomainSystem = (typeof IN_DOMAIN_SYSTEMS)[number];

/** A verification system as far as scoring a set needs it. */
export type LearnedSystem = Pick<VerificationSystem, 'mayTry' | 'enroll'>;

export interface InDomainOptions {
  /** Sections of the model's embeddings. */
  readonly sections: readonly Section[];
  readonly random: Random;
}

/**
 * Learns a system from people with skilled forgeries.
 *
 * @param people described by fine textures besides their embeddings
 * @returns the system for subjects with so many references
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export function learnSystem(
  name: InDomainSystem,
  people: readonly Person<Sample>[],
  { sections, random }: InDomainOptions,
): (referenceCount: number) => LearnedSystem {
  if (name === 'calibrated') {
    const embedded = people.map((person) => describePerson(person, ({ embedding }) => embedding));
    const system = modelSystem(calibrate({ sets: [embedded], cohort: embedded }, sections, random));
    return () => system;
  }
  const described = people.map((person) => describePerson(person, describe));
  const options = {
    sections: [...sections, ...FINE_SECTIONS].map(({ size }) => size),
    query: name === 'comparison-and-query',
  };
  return (referenceCount) => {
    const compare = learnComparison(described, { ...options, referenceCount }, random.fork(referenceCount));
    return {
      mayTry: () => true,
      enroll(_, references) {
        const score = compare(references.map(describe));
        return (query) => score(describe(query));
      },
    };
  };
}

function describe({ embedding, descriptor }: Sample): Description {
  return Float32Array.of(...embedding, ...descriptor);
}

function describePerson(person: Person<Sample>, by: (sample: Sample) => Description): EmbeddedPerson {
  return { ...person, genuine: person.genuine.map(by), forged: person.forged.map(by) };
}
