import type { Section } from '#core/embedding/sections.ts';
import { evidenceWeigher } from '#core/score/weigh-evidence.ts';
import { calibrate } from '../calibration/calibrate.ts';
import { evidenceScale } from '../calibration/evidence-scale.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import type { Random } from '../random/random.ts';
import { compareBy, type LearnedComparison, learnComparison } from './comparison/learn-comparison.ts';

/**
 * Ways of using people of one's own, from the least to the most that is learned of them: the model's scores fitted on
 * them; a comparison learned on single entries of embeddings; the same with what forgeries have in common.
 */
export const IN_DOMAIN_SYSTEMS = ['calibrated', 'comparison', 'comparison-and-query'] as const;
export type InDomainSystem = (typeof IN_DOMAIN_SYSTEMS)[number];

export interface InDomainOptions {
  /** Sections of the embeddings. */
  readonly sections: readonly Section[];
  readonly random: Random;
}

/**
 * Learns a system from people with skilled forgeries.
 *
 * @returns the system for subjects with so many references
 * @throws CalibrationPeopleError, CalibrationDirectionError
 */
export function learnSystem(
  name: InDomainSystem,
  people: readonly EmbeddedPerson[],
  { sections, random }: InDomainOptions,
): (referenceCount: number) => LearnedComparison {
  if (name === 'calibrated') {
    const { calibration } = calibrate({ sets: [people], cohort: people }, sections, random);
    return () => (references) => evidenceWeigher(references, calibration);
  }
  const choice = { scale: evidenceScale(people, sections), query: name === 'comparison-and-query' };
  return (referenceCount) => {
    const options = { ...choice, referenceCount };
    return compareBy(learnComparison(people, options, random.fork(referenceCount)), choice);
  };
}
