import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { positiveInteger } from './option-values.ts';

/** What `countersign worker` was called with. */
export interface WorkerFlags {
  readonly queue?: string;
  readonly job?: true;
  readonly once?: true;
  readonly work?: string;
  /** Seconds between two signs of life. */
  readonly heartbeat: number;
  readonly json?: true;
}

/** `countersign worker --queue URL`: this machine does the jobs of a deployment's retraining. */
export function workerCommand(): Command {
  return new Command('worker')
    .description("train and measure for a deployment's scheduled retraining, as its jobs come")
    .addOption(
      new Option('--queue <url>', "the deployment's TrainingQueueUrl output: wait there for jobs").conflicts(
        'job',
      ),
    )
    .option('--job', 'do the one job in the environment variable COUNTERSIGN_JOB, as in AWS Batch')
    .option('--once', 'end after one job of the queue')
    .option('--work <folder>', 'where signatures and runs lie while a job is done')
    .option('--heartbeat <seconds>', 'time between two signs of life to the workflow', positiveInteger, 30)
    .option('--json', 'print JSON lines, with the metrics that CloudWatch reads from logs')
    .action(async (flags: WorkerFlags) => {
      if (flags.queue === undefined && flags.job === undefined)
        throw new UsageError('Name the queue with --queue, or take the job of the environment with --job.');
      const { runWorker } = await import('../worker/run-worker.ts');
      await runWorker(flags);
    });
}
