import type { ModelVersion } from '#core/ids.ts';
import { type GateLimits, type GateVerdict, judgeCandidate } from '#core/retraining/gate.ts';
import type { Evaluated, Trained } from '#core/retraining/job.ts';
import { type Measurements, measurementsSchema } from '#core/retraining/measured-model.ts';
import { MeasurementsMismatchedError } from '../../errors/retraining-step-errors.ts';
import type { ModelPublisher } from '../../stores/models/model-publisher.ts';
import type { JsonStore } from '../../stores/objects/json-store.ts';
import type { RetrainingId } from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';

export interface GateStores {
  readonly reports: Pick<JsonStore, 'read'>;
  readonly retrainings: Pick<RetrainingStore, 'note'>;
  readonly publisher: Pick<ModelPublisher, 'register'>;
}

export interface GateCase {
  readonly retraining: RetrainingId;
  readonly active: ModelVersion;
  readonly trained: Trained;
  readonly evaluated: Evaluated;
  readonly at: Date;
}

/**
 * Decides whether a candidate goes on, notes why, and publishes one that does: it is listed from then on and answers
 * nobody before it is promoted. A refusal keeps its measurements and ends the retraining.
 *
 * @throws MeasurementsMismatchedError
 */
export async function passGate(
  { reports, retrainings, publisher }: GateStores,
  { retraining, active, trained, evaluated, at }: GateCase,
  limits: GateLimits,
): Promise<GateVerdict> {
  const measurements = await reports.read(evaluated.measurements.key, measurementsSchema);
  checkModels(measurements, trained.candidate, active);
  const verdict = judgeCandidate(measurements.candidate, measurements.active, limits);
  await retrainings.note(
    retraining,
    {
      step: 'gate',
      status: verdict.passed ? 'running' : 'refused',
      trained,
      evaluated,
      measurements,
      verdict,
    },
    at,
  );
  if (verdict.passed) {
    const { candidate: modelVersion, manifestSha256 } = trained;
    await publisher.register({ modelVersion, manifestSha256 }, `retraining ${retraining}`, at);
  }
  return verdict;
}

function checkModels(measurements: Measurements, candidate: ModelVersion, active: ModelVersion): void {
  const measured = `${measurements.candidate.modelVersion} and ${measurements.active.modelVersion}`;
  const expected = `${candidate} and ${active}`;
  if (measured !== expected) throw new MeasurementsMismatchedError(measured, expected);
}
