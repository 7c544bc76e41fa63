import type { Section } from '#core/embedding/sections.ts';
import type { EvidenceScale } from '#core/score/calibration/calibration.ts';
import { readSections } from '#core/score/read-sections.ts';
import type { EmbeddedPerson } from '../evaluation/trials.ts';
import { cohortVariance } from './cohort-variance.ts';

/** References that the cohort's variance counts as; 2 to 15 were tried, and it matters little. */
const COHORT_WEIGHT = 3;

/**
 * What evidence is measured by, from people whose genuine signatures show how much entries vary.
 *
 * @param sections how their embeddings are laid out
 * @throws CalibrationPeopleError when nobody has two genuine signatures
 */
export function evidenceScale(
  cohort: readonly EmbeddedPerson[],
  sections: readonly Section[],
): EvidenceScale {
  const variance = cohortVariance(
    cohort.map((person) => ({
      ...person,
      genuine: person.genuine.map((embedding) => readSections(embedding, sections).directions),
    })),
  );
  let first = 0;
  return {
    cohortWeight: COHORT_WEIGHT,
    sections: sections.map(({ name, size }) => {
      first += size;
      return { name, cohortVariance: variance.slice(first - size, first) };
    }),
  };
}
