import type { CalibrationFit, EvidenceScale } from './calibration/calibration.ts';
import { meanReliability, readerFor } from './read-sections.ts';
import { deviationFrom, profileSubject, spreadOf } from './subject-profile.ts';

/** What one section of the embeddings says about a query. */
export interface SectionEvidence {
  /** How far the query lies from the subject, about 1 for a genuine one. */
  readonly deviation: number;
  /** How much the subject's own signatures differ, 1 for a subject like the cohort. */
  readonly spread: number;
  /** How far the section can be relied on for this comparison, 0..1: of query and references together. */
  readonly reliability: number;
}

/** Deviation of a query that is a copy of the only reference; keeps the logarithm finite. */
const SMALLEST_DEVIATION = 1e-3;

/** Gathers the evidence for one query against at least one reference, section by section; all are of one model. */
export function gatherEvidence(
  query: Float32Array,
  references: readonly Float32Array[],
  scale: EvidenceScale,
): SectionEvidence[] {
  return evidenceAgainst(references, scale)(query);
}

/** The same for many queries: what depends on the references alone is worked out once. */
export function evidenceAgainst(
  references: readonly Float32Array[],
  { cohortWeight, sections }: EvidenceScale,
): (query: Float32Array) => SectionEvidence[] {
  const read = readerFor(sections);
  const enrolled = references.map(read);
  let end = 0;
  const profiles = sections.map(({ cohortVariance }, section) => {
    const first = end;
    end += cohortVariance.length;
    const own = enrolled.map(({ directions }) => directions.subarray(first, end));
    const profile = profileSubject(own, cohortVariance, cohortWeight);
    return {
      first,
      profile,
      spread: spreadOf(profile, cohortVariance),
      reliability: meanReliability(enrolled, section),
    };
  });
  return (query) => {
    const { directions, reliabilities } = read(query);
    return profiles.map(({ first, profile, spread, reliability }, section) => {
      const deviation = deviationFrom(profile, directions.subarray(first, first + profile.mean.length));
      return {
        deviation: Math.max(deviation, SMALLEST_DEVIATION),
        spread,
        reliability: reliability * (reliabilities[section] ?? 1),
      };
    });
  };
}

/**
 * The natural logarithm of how much likelier the evidence is if the subject wrote the query than if somebody else
 * did: a logistic calibration of deviations and spreads (Brümmer & du Preez 2006, Computer Speech & Language 20).
 */
export function logLikelihoodRatio(
  evidence: readonly SectionEvidence[],
  { intercept, weights }: Omit<CalibrationFit, 'references'>,
): number {
  return weights.reduce((sum, weight, i) => {
    const { deviation = 1, spread = 1, reliability = 0 } = evidence[i] ?? {};
    const own =
      weight.deviation * Math.log(deviation) + weight.spread * Math.log(spread) + (weight.offset ?? 0);
    return sum + reliability * own;
  }, intercept);
}

/** The score that callers see: the probability of the subject at even odds, in 0..1, in steps of 0.01. */
export function scoreOf(llr: number): number {
  return Math.round(100 / (1 + Math.exp(-llr))) / 100;
}
