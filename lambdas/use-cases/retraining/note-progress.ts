import { z } from 'zod';
import { type RetrainingJob, trainedSchema } from '#core/retraining/job.ts';
import {
  approvalSchema,
  retrainingIdSchema,
  retrainingRowSchema,
} from '../../stores/retraining/retraining-row.ts';
import type { RetrainingStore } from '../../stores/retraining/retraining-store.ts';
import { type JobBuckets, makeEvaluateJob, makeTrainJob } from './make-job.ts';

const ofRetraining = { retraining: retrainingIdSchema };
const ofJob = { ...ofRetraining, ...retrainingRowSchema.pick({ active: true, snapshot: true }).shape };

/** What the workflow tells between its steps. */
export const progressEventSchema = z.discriminatedUnion('event', [
  /** Training is next. */
  z.object({
    event: z.literal('train'),
    ...ofJob,
    config: z.record(z.string(), z.unknown()),
  }),
  /** Measuring is next. */
  z.object({ event: z.literal('evaluate'), ...ofJob, trained: trainedSchema }),
  /** A person is waited for. */
  z.object({ event: z.literal('wait'), ...ofRetraining, taskToken: z.string().min(1) }),
  /** The person has answered. */
  z.object({ event: z.literal('answered'), ...ofRetraining, approval: approvalSchema }),
  /** A step has failed, and nothing further will happen. */
  z.object({
    event: z.literal('failed'),
    ...ofRetraining,
    failure: z.object({ Error: z.string(), Cause: z.string().default('') }),
  }),
]);
type ProgressEvent = z.infer<typeof progressEventSchema>;

/** Notes where a retraining is. @returns the job that is next, where one is */
export async function noteProgress(
  retrainings: Pick<RetrainingStore, 'note' | 'endWaiting'>,
  event: ProgressEvent,
  buckets: JobBuckets,
  at: Date,
): Promise<RetrainingJob | undefined> {
  const { retraining } = event;
  switch (event.event) {
    case 'train': {
      const job = makeTrainJob(event, event.config, buckets);
      await retrainings.note(retraining, { step: 'train' }, at);
      return job;
    }
    case 'evaluate': {
      const job = makeEvaluateJob(event, buckets);
      await retrainings.note(retraining, { step: 'evaluate', trained: event.trained }, at);
      return job;
    }
    case 'wait': {
      const waiting = { step: 'approve', status: 'waiting-for-approval' } as const;
      await retrainings.note(retraining, { ...waiting, approvalToken: event.taskToken }, at);
      return undefined;
    }
    case 'answered': {
      const status = event.approval.approved ? 'running' : 'declined';
      await retrainings.endWaiting(retraining, { status, approval: event.approval }, at);
      return undefined;
    }
    case 'failed': {
      const { Error: error, Cause } = event.failure;
      await retrainings.endWaiting(
        retraining,
        { status: 'failed', failure: { error, reason: reasonOf(Cause) } },
        at,
      );
      return undefined;
    }
  }
}

const lambdaCauseSchema = z.object({ errorMessage: z.string() });

/** What a function said when it failed, or else what the workflow says. */
function reasonOf(cause: string): string {
  try {
    return lambdaCauseSchema.parse(JSON.parse(cause)).errorMessage;
  } catch {
    // Not every cause is a function's JSON; then it is words already.
    return cause;
  }
}
