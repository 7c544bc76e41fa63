import type { ModelArtefact } from '#core/model/artefact.ts';
import type { MeasuredModel, MeasuredRate } from '#core/retraining/measured-model.ts';
import type { Evaluation, EvaluationResult } from '../../evaluation/evaluation.ts';
import type { MeasuredGroup } from './measure-media.ts';

/**
 * What the gate is to know of an evaluation. Rates without an interval, which are those of a single person, are left out:
 * they decide nothing.
 */
export function measuredModel(
  { manifest, graph }: ModelArtefact,
  { results }: Pick<Evaluation, 'results'>,
  relativeLatency: number,
  groups: readonly MeasuredGroup[] = [],
): MeasuredModel {
  const rates = results
    .filter(({ system }) => system === 'model')
    .flatMap((result) => measuredRate(result) ?? []);
  const ofGroups = groups.flatMap(({ benchmark, medium, results: own }) =>
    own.flatMap((result) => {
      const rate = measuredRate(result);
      return rate === null ? [] : [{ ...rate, benchmark, group: medium }];
    }),
  );
  return {
    modelVersion: manifest.modelVersion,
    graphBytes: graph.byteLength,
    relativeLatency,
    rates: [...rates, ...ofGroups],
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
