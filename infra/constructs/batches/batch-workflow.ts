import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { DistributedMap, JsonPath, S3JsonItemReader, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { EncryptedBucket } from '../storage/encrypted-bucket.ts';
import { lambdaStep } from '../workflow/lambda-step.ts';
import { loggedStateMachine } from '../workflow/logged-state-machine.ts';

/** The functions that the steps call. */
export interface BatchFunctions {
  readonly verify: IFunction;
  readonly collect: IFunction;
}

export interface BatchWorkflowProps {
  /** Name of the state machine. */
  readonly name: string;
  readonly functions: BatchFunctions;
  readonly batches: EncryptedBucket;
  readonly key: Key;
  readonly logRetentionDays: number;
}

/** Parts of a batch that are verified at once; live traffic keeps the rest of the account's executions. */
const PARTS_AT_ONCE = 4;
const BACKOFF_RATE = 2;
const LONGEST_BATCH = Duration.days(2);

const BATCH = { tenant: JsonPath.stringAt('$.tenant'), batch: JsonPath.stringAt('$.batch') };

/**
 * Verifies the parts of a batch, a few at once, then puts the results together. A step that fails for good fails the
 * execution, and another one takes the batch up: a part that has results is left alone.
 */
export class BatchWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: BatchWorkflowProps) {
    super(scope, id);
    const { name, functions, batches, key } = props;
    const map = new DistributedMap(this, 'Verify all parts', {
      maxConcurrency: PARTS_AT_ONCE,
      itemReader: new S3JsonItemReader({
        // A bucket is one; its class only says of more properties that they may be undefined.
        bucket: batches as IBucket,
        key: JsonPath.stringAt('$.parts.key'),
      }),
      itemSelector: {
        ...BATCH,
        by: JsonPath.stringAt('$.by'),
        part: JsonPath.numberAt('$$.Map.Item.Value'),
      },
      resultPath: JsonPath.DISCARD,
    });
    const part = { ...BATCH, by: JsonPath.stringAt('$.by'), part: JsonPath.numberAt('$.part') };
    map.itemProcessor(this.#step('Verify a part', functions.verify, part));
    map.next(this.#step('Collect the results', functions.collect, BATCH));

    this.stateMachine = loggedStateMachine(this, {
      name,
      states: map,
      timeout: LONGEST_BATCH,
      key,
      logRetentionDays: props.logRetentionDays,
    });
  }

  #step(id: string, lambda: IFunction, payload: Readonly<Record<string, unknown>>): LambdaInvoke {
    return lambdaStep(this, id, { function: lambda, payload, backoffRate: BACKOFF_RATE });
  }
}
