import type { EvaluateJob, TrainJob } from '#core/retraining/job.ts';
import { StepNotReadyError } from '../../errors/retraining-errors.ts';
import type { RetrainingRow } from '../../stores/retraining/retraining-row.ts';

/** Buckets that a training machine works with. */
export type JobBuckets = Pick<TrainJob, 'imagesBucket' | 'dataSetsBucket' | 'modelsBucket' | 'reportsBucket'>;

type Results = Pick<RetrainingRow, 'retraining' | 'active' | 'snapshot' | 'trained'>;

/** What is asked of a training machine to get a candidate, which begins with the weights of the active model. */
export function makeTrainJob(
  { retraining, active, snapshot }: Results,
  config: Readonly<Record<string, unknown>>,
  buckets: JobBuckets,
): TrainJob {
  if (snapshot === undefined) throw new StepNotReadyError('train', 'snapshot');
  return { kind: 'train', retraining, snapshot, from: active, config, ...buckets };
}

/** What is asked of a training machine to have candidate and active model measured. */
export function makeEvaluateJob(
  { retraining, active, snapshot, trained }: Results,
  buckets: JobBuckets,
): EvaluateJob {
  if (snapshot === undefined) throw new StepNotReadyError('evaluate', 'snapshot');
  if (trained === undefined) throw new StepNotReadyError('evaluate', 'trained');
  return { kind: 'evaluate', retraining, snapshot, candidate: trained.candidate, active, ...buckets };
}
