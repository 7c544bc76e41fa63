import { describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { readArtefact } from '#core/model/artefact.ts';
import { gateLimitsSchema, judgeCandidate } from '#core/retraining/gate.ts';
import { measuredModelSchema } from '#core/retraining/measured-model.ts';
import type { Evaluation } from '#training/evaluation/evaluation.ts';
import { measuredModel } from '#training/jobs/measuring/measured-model.ts';
import { readEvaluation } from '#training/report/read-evaluation.ts';

const artefact = await readArtefact(SHIPPED_MODEL);

async function shippedEvaluation(): Promise<Evaluation> {
  const evaluation = await readEvaluation(SHIPPED_MODEL, artefact.manifest);
  if (evaluation === null) throw new RangeError('the shipped model has no evaluation');
  return evaluation;
}

describe('what the gate is told of an evaluation', () => {
  it('is every rate of the model with its interval and what came of its thresholds', async () => {
    const evaluation = await shippedEvaluation();

    const measured = measuredModel(artefact, evaluation, 1.25);

    expect(measuredModelSchema.parse(measured)).toEqual(measured);
    expect(measured).toMatchObject({
      modelVersion: artefact.manifest.modelVersion,
      graphBytes: artefact.graph.byteLength,
      relativeLatency: 1.25,
    });
    const ofModel = evaluation.results.filter(({ system }) => system === 'model');
    expect(measured.rates.map(({ benchmark, eer }) => [benchmark, eer])).toEqual(
      ofModel.map(({ data, eer }) => [data, eer]),
    );
    expect(measured.rates.flatMap(({ atTargets }) => atTargets.map(({ target }) => target))).toEqual(
      ofModel.flatMap(({ fixedThresholds }) => fixedThresholds?.rates.map(({ target }) => target)),
    );
  });

  it('lets a model follow itself unless it breaks its own promises', async () => {
    const measured = measuredModel(artefact, await shippedEvaluation(), 1);

    const { refusals } = judgeCandidate(measured, measured, gateLimitsSchema.parse({}));

    expect(refusals.filter(({ rule }) => rule !== 'far')).toEqual([]);
  });

  it('leaves out what has no interval and so decides nothing', async () => {
    const evaluation = await shippedEvaluation();
    const results = evaluation.results.map((result) => ({ ...result, eerInterval: null }));

    expect(measuredModel(artefact, { ...evaluation, results }, 1).rates).toEqual([]);
  });
});
