import { join, resolve } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type RetrainingJob, retrainingJobSchema } from '#core/retraining/job.ts';
import { bucketClient } from '#lambdas/stores/clients.ts';
import { PRIVATE } from '#local/setup/checkout.mjs';
import { doJob } from '#training/jobs/do-job.ts';
import { JobInterruptedError, JobUnreadableError } from '#training/jobs/errors.ts';
import { TrainingQueue } from '#training/jobs/queue/training-queue.ts';
import { workOnQueue } from '#training/jobs/queue/work-on-queue.ts';
import { Interruption } from '#training/loop/interruption.ts';
import type { WorkerFlags } from '../commands/worker.ts';
import { type WorkerLog, workerLog } from './worker-log.ts';

/** Where AWS Batch, or whoever starts the process, puts the job. */
const JOB_VARIABLE = 'COUNTERSIGN_JOB';
/** After so many signs of life that did not come, a job is somebody else's. */
const MISSED_HEARTBEATS = 4;
const EXIT_FAILED = 1;
/** A connection that is lost for a minute or two is no reason to end; the SDK waits longer each time. */
const ATTEMPTS = 10;

/** Does what `countersign worker` was asked for, and ends the process when that is done or a signal came. */
export async function runWorker(flags: WorkerFlags): Promise<never> {
  const stop = new AbortController();
  const interruption = new Interruption(() => stop.abort(new JobInterruptedError()));
  interruption.listen();
  const log = workerLog(flags.json === true);
  const connection = { maxAttempts: ATTEMPTS };
  const settings = {
    bucketClient: bucketClient(connection),
    workFolder: resolve(flags.work ?? join(PRIVATE, 'worker')),
    observer: log,
  };
  const work = (job: RetrainingJob, signal: AbortSignal) => doJob(job, { ...settings, signal });

  const succeeded =
    flags.queue === undefined
      ? await doGivenJob((job) => work(job, stop.signal), log)
      : (await workOnQueue({
          queue: new TrainingQueue(
            new SQSClient(connection),
            flags.queue,
            MISSED_HEARTBEATS * flags.heartbeat,
          ),
          workflow: new SFNClient(connection),
          doJob: work,
          signal: stop.signal,
          once: flags.once === true,
          heartbeatMilliseconds: flags.heartbeat * 1000,
          observer: log,
        })) !== 'failed';
  // What was stopped midway would keep the process alive.
  process.exit(interruption.exitStatus ?? (succeeded ? 0 : EXIT_FAILED));
}

/** @returns whether it was done; false when it was interrupted. @throws whatever the job throws */
async function doGivenJob(work: (job: RetrainingJob) => Promise<object>, log: WorkerLog): Promise<boolean> {
  const job = givenJob();
  log.onJob(job);
  try {
    log.onDone(await work(job));
    return true;
  } catch (error) {
    if (!(error instanceof JobInterruptedError)) throw error;
    log.onFailure(error);
    return false;
  }
}

/** @throws JobUnreadableError */
function givenJob(): RetrainingJob {
  try {
    return retrainingJobSchema.parse(JSON.parse(process.env[JOB_VARIABLE] ?? ''));
  } catch (cause) {
    throw new JobUnreadableError({ cause });
  }
}
