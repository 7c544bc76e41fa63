import { carriesReliability } from '#core/embedding/sections.ts';
import type { CalibrationFit, EvidenceScale } from '#core/score/calibration/calibration.ts';
import type { SectionEvidence } from '#core/score/evidence.ts';

type Scales = EvidenceScale['sections'];

/** Number of features that the evidence of these sections makes. */
export function evidenceFeatureCount(sections: Scales): number {
  return sections.reduce((count, { name }) => count + (carriesReliability(name) ? 3 : 2), 0);
}

/**
 * What a classifier weighs of some evidence, section by section: reliability * ln(deviation), reliability * ln(spread),
 * and the reliability itself where a section has one.
 */
export function evidenceFeatures(evidence: readonly SectionEvidence[], sections: Scales): number[] {
  return evidence.flatMap(({ deviation, spread, reliability }, i) => {
    const features = [reliability * Math.log(deviation), reliability * Math.log(spread)];
    const name = sections[i]?.name;
    return name !== undefined && carriesReliability(name) ? [...features, reliability] : features;
  });
}

/** A classifier's coefficients of `evidenceFeatures`, as a model's weights. */
export function weightsOfEvidence(
  coefficients: ArrayLike<number>,
  sections: Scales,
): CalibrationFit['weights'] {
  let next = 0;
  const take = () => coefficients[next++] ?? 0;
  return sections.map(({ name }) => {
    const weight = { deviation: take(), spread: take() };
    return carriesReliability(name) ? { ...weight, offset: take() } : weight;
  });
}
