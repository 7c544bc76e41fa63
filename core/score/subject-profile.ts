/** What a subject's references say about one section of the subject's signatures. */
export interface SubjectProfile {
  /** Each entry's mean over the references. */
  readonly mean: Float64Array;
  /** Each entry's variance among the subject's signatures, as far as it is known. */
  readonly variance: Float64Array;
  /** Number of references that the mean is of. */
  readonly references: number;
}

/**
 * The mean of a subject's references and their variance, mixed with the cohort's, which counts as `cohortWeight`
 * references: with one reference it is the cohort's alone, with many the subject's own (the posterior under a scaled
 * inverse chi-squared prior; Gelman et al. 2013, Bayesian Data Analysis, section 2.6).
 *
 * variance = (sum over references of (reference - mean)² + cohortWeight * cohortVariance)
 *            / (references - 1 + cohortWeight)
 *
 * @param references vectors of one section, at least one
 */
export function profileSubject(
  references: readonly Float32Array[],
  cohortVariance: readonly number[],
  cohortWeight: number,
): SubjectProfile {
  const size = cohortVariance.length;
  const mean = new Float64Array(size);
  for (const reference of references) {
    for (let i = 0; i < size; i++) mean[i] = (mean[i] ?? 0) + (reference[i] ?? 0) / references.length;
  }
  const variance = Float64Array.from(cohortVariance, (value) => cohortWeight * value);
  for (const reference of references) {
    for (let i = 0; i < size; i++) {
      const difference = (reference[i] ?? 0) - (mean[i] ?? 0);
      variance[i] = (variance[i] ?? 0) + difference * difference;
    }
  }
  const weight = references.length - 1 + cohortWeight;
  return { mean, variance: variance.map((sum) => sum / weight), references: references.length };
}

/**
 * How far a query lies from a subject, in units of what the subject's own signatures would: the mean over entries of
 * (query - mean)² / (variance * (1 + 1 / references)), about 1 for a genuine query. The last factor is for the mean
 * being known from so many references only.
 */
export function deviationFrom({ mean, variance, references }: SubjectProfile, query: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < mean.length; i++) {
    const difference = (query[i] ?? 0) - (mean[i] ?? 0);
    sum += (difference * difference) / (variance[i] ?? 1);
  }
  return sum / mean.length / (1 + 1 / references);
}

/** How much a subject's signatures differ, in units of what the cohort's do: the mean ratio of the variances. */
export function spreadOf({ variance }: SubjectProfile, cohortVariance: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < variance.length; i++) sum += (variance[i] ?? 0) / (cohortVariance[i] ?? 1);
  return sum / variance.length;
}
