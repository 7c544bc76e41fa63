import { profileSubject } from '#core/score/subject-profile.ts';
import { COHORT_WEIGHT } from '../calibration/calibrate.ts';

/** A subject's reference or a query: sections of length 1, one after the other. */
export type Description = Float32Array;

/** What comparisons are measured by. */
export interface ComparisonScale {
  /** Entries of each section, in their order. */
  readonly sections: readonly number[];
  /** How much each entry varies within one person's signatures. */
  readonly variance: readonly number[];
}

export interface FeatureChoice {
  /**
   * Whether the query itself is described too. Without it features say only how the query differs from the references;
   * with it they also tell what forgeries have in common, whomever they imitate.
   */
  readonly query: boolean;
}

/** Added to a section's mean and to an entry's square, so that no logarithm runs away where a query meets the mean. */
const SECTION_FLOOR = 1e-3;
const ENTRY_FLOOR = 0.05;

/** Number of features of one comparison. */
export function featureCount({ sections, variance }: ComparisonScale, { query }: FeatureChoice): number {
  return 2 * sections.length + (query ? 2 : 1) * variance.length;
}

/**
 * Describes queries by how they differ from a subject, whoever that is, so that one classifier learns from many people
 * (dissimilarity: Rivard et al. 2013, Pattern Recognition 46(10)).
 *
 * z = (query - mean of references) / sqrt(variance * (1 + 1 / references)), with the subject's own variance mixed with
 * the cohort's. The features: for each section ln(mean z²) and ln(mean of variance / cohort's variance); for each entry
 * ln(z²); then the query's entries where they are wanted.
 *
 * @param references at least one
 */
export function featuresAgainst(
  references: readonly Description[],
  { sections, variance: cohortVariance }: ComparisonScale,
  { query: withQuery }: FeatureChoice,
): (query: Description) => Float32Array {
  const { mean, variance } = profileSubject(references, cohortVariance, COHORT_WEIGHT);
  const spreads = meansOf(sections, (i) => (variance[i] ?? 1) / (cohortVariance[i] ?? 1));
  const scale = variance.map((value) => 1 / (value * (1 + 1 / references.length)));
  return (query) => {
    const squares = Float64Array.from(query, (value, i) => (value - (mean[i] ?? 0)) ** 2 * (scale[i] ?? 1));
    return Float32Array.of(
      ...meansOf(sections, (i) => squares[i] ?? 0).map((square) => Math.log(square + SECTION_FLOOR)),
      ...spreads.map((spread) => Math.log(spread)),
      ...squares.map((square) => Math.log(square + ENTRY_FLOOR)),
      ...(withQuery ? query : []),
    );
  };
}

/** The mean of a value over the entries of each section. */
function meansOf(sections: readonly number[], ofEntry: (entry: number) => number): number[] {
  let first = 0;
  return sections.map((size) => {
    let sum = 0;
    for (let i = first; i < first + size; i++) sum += ofEntry(i);
    first += size;
    return sum / size;
  });
}
