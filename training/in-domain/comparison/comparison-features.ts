import type { EvidenceScale } from '#core/score/calibration/calibration.ts';
import { entryEvidenceAgainst } from '#core/score/entry-evidence.ts';
import { evidenceAgainst } from '#core/score/evidence.ts';
import { evidenceFeatureCount, evidenceFeatures } from '../../calibration/evidence-features.ts';

export interface FeatureChoice {
  /**
   * Whether the query itself is described too. Without it features say only how the query differs from the references;
   * with it they also tell what forgeries have in common, whomever they imitate.
   */
  readonly query: boolean;
}

/** Number of features of one comparison. */
export function featureCount({ sections }: EvidenceScale, { query }: FeatureChoice): number {
  const entries = sections.reduce((sum, { cohortVariance }) => sum + cohortVariance.length, 0);
  return evidenceFeatureCount(sections) + (query ? 2 : 1) * entries;
}

/**
 * Describes queries by how they differ from a subject, whoever that is, so that one classifier learns from many people
 * (dissimilarity: Rivard et al. 2013, Pattern Recognition 46(10)): the evidence of each section, that of each entry, then the query's entries where they are wanted.
 *
 * @param references embeddings, at least one
 */
export function featuresAgainst(
  references: readonly Float32Array[],
  scale: EvidenceScale,
  { query: withQuery }: FeatureChoice,
): (query: Float32Array) => Float32Array {
  const evidenceOf = evidenceAgainst(references, scale);
  const entryEvidenceOf = entryEvidenceAgainst(references, scale);
  return (query) =>
    Float32Array.of(
      ...evidenceFeatures(evidenceOf(query), scale.sections),
      ...entryEvidenceOf(query),
      ...(withQuery ? query : []),
    );
}
