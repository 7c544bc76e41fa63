import type { EvidenceScale } from './calibration/calibration.ts';
import { meanReliability, readerFor } from './read-sections.ts';
import { profileSubject } from './subject-profile.ts';

/** Added to an entry's squared deviation, so that no logarithm runs away where a query meets the mean. */
const FLOOR = 0.05;

/**
 * What single entries of the embeddings say about queries, for models that weigh them: for each entry
 * reliability * ln(z² + 0.05), the reliability being that of its section, with
 *
 * z = (query - mean of references) / sqrt(variance * (1 + 1 / references)),
 *
 * the variance being the subject's own mixed with the cohort's. What depends on the references alone, of which there is
 * at least one, is worked out once.
 */
export function entryEvidenceAgainst(
  references: readonly Float32Array[],
  { cohortWeight, sections }: EvidenceScale,
): (query: Float32Array) => Float64Array {
  const read = readerFor(sections);
  const enrolled = references.map(read);
  const sectionOf = sections.flatMap(({ cohortVariance }, section) => cohortVariance.map(() => section));
  const { mean, variance } = profileSubject(
    enrolled.map(({ directions }) => directions),
    sections.flatMap(({ cohortVariance }) => cohortVariance),
    cohortWeight,
  );
  const scale = variance.map((value) => 1 / (value * (1 + 1 / references.length)));
  const reliabilityOf = sections.map((_, section) => meanReliability(enrolled, section));
  return (query) => {
    const { directions, reliabilities } = read(query);
    return mean.map((center, i) => {
      const section = sectionOf[i] ?? 0;
      const reliability = (reliabilityOf[section] ?? 1) * (reliabilities[section] ?? 1);
      return reliability * Math.log(((directions[i] ?? 0) - center) ** 2 * (scale[i] ?? 1) + FLOOR);
    });
  };
}
