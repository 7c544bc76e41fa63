import { Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  type IChainable,
  type INextable,
  IntegrationPattern,
  JsonPath,
  Pass,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { BatchSubmitJob, CallAwsService, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { resultKey } from '#core/retraining/job.ts';
import type { TrainingCompute } from '../../stacks/training-stack.ts';
import { HEARTBEAT } from '../training/training-queue.ts';

/** States that have a training machine do the job in `$.job`. */
export interface TrainingSteps {
  readonly first: IChainable;
  readonly last: INextable;
  /** Those of them that can fail. */
  readonly tasks: readonly TaskStateBase[];
}

export interface TrainingStepsProps {
  readonly compute: TrainingCompute;
  readonly kind: 'train' | 'evaluate';
  readonly dataSets: Bucket;
  /** Where the job's result goes. */
  readonly resultPath: string;
}

const LONGEST_JOB = Duration.hours(24);
/** Each time nobody has shown a sign of life; together about a week in which a machine can come to work. */
const CALLS_FOR_A_WORKER = 1000;

/** A job for the configured kind of training machine. */
export function trainingSteps(scope: Construct, id: string, props: TrainingStepsProps): TrainingSteps {
  return props.compute.kind === 'batch'
    ? batchSteps(scope, id, props, props.compute)
    : workerSteps(scope, id, props, props.compute);
}

function workerSteps(
  scope: Construct,
  id: string,
  { resultPath }: TrainingStepsProps,
  { queue }: Extract<TrainingCompute, { kind: 'worker' }>,
): TrainingSteps {
  const send = new SqsSendMessage(scope, id, {
    queue,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    messageBody: TaskInput.fromObject({
      taskToken: JsonPath.taskToken,
      job: JsonPath.objectAt('$.job'),
    }),
    resultPath,
    taskTimeout: Timeout.duration(LONGEST_JOB),
    heartbeatTimeout: Timeout.duration(HEARTBEAT),
  });
  // Whoever takes the job next goes on from the last checkpoint.
  send.addRetry({
    errors: ['States.HeartbeatTimeout'],
    interval: Duration.seconds(1),
    backoffRate: 1,
    maxAttempts: CALLS_FOR_A_WORKER,
  });
  send.addRetry({ errors: ['SQS.SdkClientException', 'SQS.AmazonSQSException'], maxAttempts: 3 });
  return { first: send, last: send, tasks: [send] };
}

/** Batch answers with the job's state, so the result is read from where the job has left it. */
function batchSteps(
  scope: Construct,
  id: string,
  { kind, dataSets, resultPath }: TrainingStepsProps,
  { jobQueueArn, jobDefinitionArn }: Extract<TrainingCompute, { kind: 'batch' }>,
): TrainingSteps {
  const submit = new BatchSubmitJob(scope, id, {
    jobName: `countersign-${kind}`,
    jobQueueArn,
    jobDefinitionArn,
    containerOverrides: {
      environment: { COUNTERSIGN_JOB: JsonPath.jsonToString(JsonPath.objectAt('$.job')) },
    },
    // How long it may take, the job's definition and its queue say.
    resultPath: JsonPath.DISCARD,
  });
  submit.addRetry({ errors: ['Batch.BatchException', 'Batch.SdkClientException'], maxAttempts: 3 });
  const key = resultKey({ retraining: '{}', kind });
  const read = new CallAwsService(scope, `${id}: read the result`, {
    service: 's3',
    action: 'getObject',
    parameters: {
      Bucket: dataSets.bucketName,
      Key: JsonPath.format(key, JsonPath.stringAt('$.retraining')),
    },
    iamResources: [dataSets.arnForObjects('runs/*')],
    resultSelector: { json: JsonPath.stringToJson(JsonPath.stringAt('$.Body')) },
    resultPath: '$.read',
    taskTimeout: Timeout.duration(Duration.minutes(1)),
  });
  read.addRetry({ errors: ['States.ALL'], maxAttempts: 3 });
  const unwrap = new Pass(scope, `${id}: unwrap the result`, { inputPath: '$.read.json', resultPath });
  submit.next(read).next(unwrap);
  return { first: submit, last: unwrap, tasks: [submit, read] };
}
