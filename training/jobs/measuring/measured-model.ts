import type { ModelArtefact } from '#core/model/artefact.ts';
import type { MeasuredModel, MeasuredRate } from '#core/retraining/measured-model.ts';
import type { Evaluation, EvaluationResult } from '../../evaluation/evaluation.ts';

/**
 * What the gate is to know of an evaluation. Rates without an interval, which are those of a single person, are left out:
 * they decide nothing.
 */
export function measuredModel(
  { manifest, graph }: ModelArtefact,
  { results }: Evaluation,
  relativeLatency: number,
): MeasuredModel {
  return {
    modelVersion: manifest.modelVersion,
    graphBytes: graph.byteLength,
    relativeLatency,
    rates: results.filter(({ system }) => system === 'model').flatMap((result) => measuredRate(result) ?? []),
  };
}

function measuredRate(result: EvaluationResult): MeasuredRate | null {
  const { data, references, forgery, people, comparisons, eer, eerInterval, fixedThresholds } = result;
  if (eerInterval === null) return null;
  return {
    benchmark: data,
    references,
    forgery,
    people,
    comparisons,
    eer,
    eerInterval,
    atTargets: (fixedThresholds?.rates ?? []).flatMap(({ target, far, frr, frrInterval }) =>
      frrInterval === null ? [] : [{ target, far, frr, frrInterval }],
    ),
  };
}
