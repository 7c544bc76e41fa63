import { setTimeout } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { RetrainingJob } from '#core/retraining/job.ts';
import { LOCAL_ACCOUNT } from '#local/stack/aws-access.ts';
import type { LocalCloud } from './local-cloud.ts';

/** Longer than between two signs of life of a worker. */
const HEARTBEAT_SECONDS = 45;
const POLL_MILLISECONDS = 200;

/** Has workers of a queue do a job, asking again when none gives a sign of life. @returns the execution's ARN */
export async function startWorkflow(
  { workflow }: LocalCloud,
  queueUrl: string,
  job: RetrainingJob,
): Promise<string> {
  const definition = {
    StartAt: 'Job',
    States: {
      Job: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: {
          QueueUrl: queueUrl,
          MessageBody: { 'taskToken.$': '$$.Task.Token', 'job.$': '$' },
        },
        HeartbeatSeconds: HEARTBEAT_SECONDS,
        Retry: [{ ErrorEquals: ['States.HeartbeatTimeout'], IntervalSeconds: 1, MaxAttempts: 3 }],
        End: true,
      },
    },
  };
  const { stateMachineArn } = await workflow.send(
    new CreateStateMachineCommand({
      name: `${job.kind}-${job.retraining}`,
      definition: JSON.stringify(definition),
      roleArn: `arn:aws:iam::${LOCAL_ACCOUNT}:role/workflow`,
    }),
  );
  const { executionArn = '' } = await workflow.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(job) }),
  );
  return executionArn;
}

/** Waits until an execution has ended. */
export async function endOf(
  { workflow }: LocalCloud,
  executionArn: string,
): Promise<DescribeExecutionOutput> {
  for (;;) {
    const execution = await workflow.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') return execution;
    await setTimeout(POLL_MILLISECONDS);
  }
}
