import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { DistributedMap, JsonPath, S3JsonItemReader } from 'aws-cdk-lib/aws-stepfunctions';
import { lambdaStep } from '../workflow/lambda-step.ts';
import { CARRIED } from './carried.ts';
import type { WorkflowStates } from './workflow-states.ts';

/** Batches of subjects that are embedded at once; live traffic keeps the rest of the account's executions. */
const BATCHES_AT_ONCE = 4;

/** Embeds every batch of the list in `$.list`; one that fails for good fails all. */
export function reembeddingState(states: WorkflowStates, reembed: IFunction, lists: Bucket): DistributedMap {
  const map = new DistributedMap(states.scope, 'Embed the references', {
    maxConcurrency: BATCHES_AT_ONCE,
    itemReader: new S3JsonItemReader({
      // A bucket is one; its class only says of more properties that they may be undefined.
      bucket: lists as IBucket,
      key: JsonPath.stringAt('$.list.key'),
    }),
    itemSelector: {
      ...CARRIED.retraining,
      ...CARRIED.candidate,
      batch: JsonPath.stringAt('$$.Map.Item.Value'),
    },
    resultPath: JsonPath.DISCARD,
  });
  map.itemProcessor(
    lambdaStep(states.scope, 'Embed a batch', {
      function: reembed,
      payload: {
        ...CARRIED.retraining,
        candidate: JsonPath.stringAt('$.candidate'),
        batch: JsonPath.stringAt('$.batch'),
      },
      resultPath: '$',
    }),
  );
  map.addRetry({ errors: ['States.ALL'], interval: Duration.seconds(10), maxAttempts: 2 });
  return states.orFail(map);
}
