import type { SFNClient } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { CountersignError } from '#core/errors/countersign-error.ts';
import { queuedJobSchema, type RetrainingJob } from '#core/retraining/job.ts';
import type { JobResult } from '../do-job.ts';
import { JobInterruptedError, JobUnreadableError, TaskLostError } from '../errors.ts';
import { withSignsOfLife } from './signs-of-life.ts';
import type { QueueMessage, TrainingQueue } from './training-queue.ts';
import { WaitingTask } from './waiting-task.ts';

/** Told what comes and goes. */
export interface WorkerObserver {
  onWaiting(): void;
  onJob(job: RetrainingJob): void;
  onDone(result: JobResult): void;
  /** A job that ended otherwise: it failed, was given back, or nobody waits for it. */
  onFailure(error: unknown): void;
  /** A sign of life that did not get through. */
  onTrouble(error: unknown): void;
}

export interface WorkOptions {
  readonly queue: TrainingQueue;
  readonly workflow: SFNClient;
  readonly doJob: (job: RetrainingJob, signal: AbortSignal) => Promise<JobResult>;
  /** Ends the work, after the job at hand was given back. */
  readonly signal: AbortSignal;
  /** Whether to end after one job. */
  readonly once: boolean;
  readonly heartbeatMilliseconds: number;
  readonly observer: WorkerObserver;
}

/** How a job ended. */
export type JobOutcome = 'done' | 'failed' | 'given-back';

/**
 * Takes jobs from the queue, one at a time, does them and answers whoever waits. A job that fails is answered for and does
 * not end the work.
 *
 * @returns how the last job ended; undefined when none came before the end
 */
export async function workOnQueue(options: WorkOptions): Promise<JobOutcome | undefined> {
  const { queue, signal, once, observer } = options;
  let last: JobOutcome | undefined;
  observer.onWaiting();
  while (!signal.aborted) {
    const message = await receive(queue, signal);
    if (message === undefined) continue;
    last = await work(message, options);
    if (once) break;
    observer.onWaiting();
  }
  return last;
}

async function receive(queue: TrainingQueue, signal: AbortSignal): Promise<QueueMessage | undefined> {
  try {
    return await queue.receive(signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function work(message: QueueMessage, options: WorkOptions): Promise<JobOutcome> {
  const { queue, workflow, observer } = options;
  const task = new WaitingTask(workflow, tokenOf(message));
  try {
    const result = await doMessage(message, task, options);
    await task.succeed(result);
    observer.onDone(result);
  } catch (error) {
    observer.onFailure(error);
    if (error instanceof JobInterruptedError) {
      await queue.giveBack(message);
      return 'given-back';
    }
    await answerFailure(task, error);
    await queue.remove(message);
    return 'failed';
  }
  await queue.remove(message);
  return 'done';
}

async function doMessage(
  message: QueueMessage,
  task: WaitingTask,
  { queue, doJob, signal, heartbeatMilliseconds, observer }: WorkOptions,
): Promise<JobResult> {
  const job = readJob(message);
  const give = async () => {
    await task.beat();
    await queue.keep(message);
  };
  // A message may outlast the step that sent it.
  await give();
  observer.onJob(job);
  const signs = { give, everyMilliseconds: heartbeatMilliseconds, onTrouble: observer.onTrouble };
  return withSignsOfLife(signs, signal, (untilLost) => doJob(job, untilLost));
}

async function answerFailure(task: WaitingTask, error: unknown): Promise<void> {
  if (error instanceof TaskLostError) return;
  try {
    if (error instanceof CountersignError) await task.fail(error.code, `${error.message} ${error.remedy}`);
    else await task.fail('defect', String(error));
  } catch (unanswered) {
    if (!(unanswered instanceof TaskLostError)) throw unanswered;
  }
}

const tokenSchema = z.object({ taskToken: z.string().min(1) });

/** The token even of a message whose job cannot be read, so that its sender hears of that. */
function tokenOf({ body }: QueueMessage): string {
  try {
    return tokenSchema.parse(JSON.parse(body)).taskToken;
  } catch {
    // No token that anybody waits under: the workflow answers that it does not know it.
    return 'none';
  }
}

/** @throws JobUnreadableError */
function readJob({ body }: QueueMessage): RetrainingJob {
  try {
    return queuedJobSchema.parse(JSON.parse(body)).job;
  } catch (cause) {
    throw new JobUnreadableError({ cause });
  }
}
