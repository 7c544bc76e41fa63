import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Bundles } from '../../bundling/bundle-functions.ts';
import type { RetrainingFunctionName } from '../../bundling/retraining-functions.ts';
import type { Configuration } from '../../configuration.ts';
import { executionsArn, functionName, retrainingArn, retrainingName } from '../../names.ts';
import { ServiceFunction } from '../functions/service-function.ts';
import { READ_KEY, USE_KEY } from '../permissions/key-actions.ts';
import {
  MODEL_KEYS,
  RETRAINING_KEYS,
  SWEEP_KEYS,
  TENANT_KEYS,
  TURN_KEYS,
} from '../permissions/leading-keys.ts';
import type { EncryptedBucket } from '../storage/encrypted-bucket.ts';
import { FUNCTION_TIMEOUT } from '../workflow/lambda-step.ts';
import type { WorkflowFunctions } from './retraining-workflow.ts';

/** What retraining works on. */
export interface RetrainingStores {
  readonly table: Table;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly dataSets: EncryptedBucket;
  readonly reports: EncryptedBucket;
  readonly key: Key;
}

export interface RetrainingLambdasProps extends RetrainingStores {
  readonly configuration: Configuration;
  readonly bundles: Bundles;
}

/** Notes of a retraining. */
const NOTE = ['dynamodb:UpdateItem'];

/** The functions of the workflow and of the daily upkeep, each with what its step needs and no more. */
export class RetrainingLambdas extends Construct implements WorkflowFunctions {
  readonly progress: ServiceFunction;
  readonly snapshot: ServiceFunction;
  readonly gate: ServiceFunction;
  readonly listSubjects: ServiceFunction;
  readonly reembed: ServiceFunction;
  readonly promote: ServiceFunction;
  readonly sweep: ServiceFunction;
  readonly watch: ServiceFunction;
  readonly #props: RetrainingLambdasProps;

  constructor(scope: Construct, id: string, props: RetrainingLambdasProps) {
    super(scope, id);
    this.#props = props;
    const { table, images, models, dataSets, reports, key } = props;
    const { stage } = props.configuration;
    const buckets = {
      IMAGES_BUCKET: images.bucketName,
      MODELS_BUCKET: models.bucketName,
      DATA_SETS_BUCKET: dataSets.bucketName,
      REPORTS_BUCKET: reports.bucketName,
    };
    const { IMAGES_BUCKET, MODELS_BUCKET, DATA_SETS_BUCKET, REPORTS_BUCKET } = buckets;

    this.progress = this.#function('retraining-progress', 'Begins retrainings and notes where they are', {
      ...buckets,
      STATE_MACHINE_ARN: retrainingArn(Stack.of(this), stage),
    });
    this.progress.allowItems(
      ['dynamodb:GetItem', 'dynamodb:PutItem', ...NOTE],
      table.tableArn,
      RETRAINING_KEYS,
    );
    this.progress.allowItems(['dynamodb:GetItem', 'dynamodb:PutItem'], table.tableArn, TURN_KEYS);
    this.progress.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    this.progress.allow(['states:DescribeExecution'], executionsArn(Stack.of(this), retrainingName(stage)));
    this.progress.allow(READ_KEY, key.keyArn);

    this.snapshot = this.#function('retraining-snapshot', 'Fixes what a retraining learns from', {
      DATA_SETS_BUCKET,
    });
    // A scan has no leading keys; it reads the rows of subjects.
    this.snapshot.allow(['dynamodb:Scan'], table.tableArn);
    this.snapshot.allowItems(['dynamodb:Query'], table.tableArn, TENANT_KEYS);
    this.snapshot.allowItems(NOTE, table.tableArn, RETRAINING_KEYS);
    this.snapshot.allow(['s3:ListBucket'], dataSets.bucketArn);
    this.snapshot.allow(['s3:GetObject'], dataSets.arnForObjects('sets/*'));
    this.snapshot.allow(['s3:GetObject', 's3:PutObject'], dataSets.arnForObjects('snapshots/*'));
    this.snapshot.allow(USE_KEY, key.keyArn);

    this.gate = this.#function('retraining-gate', 'Decides whether a candidate goes on', {
      MODELS_BUCKET,
      REPORTS_BUCKET,
    });
    this.gate.allow(['s3:GetObject'], reports.arnForObjects('retrainings/*'));
    this.gate.allowItems(NOTE, table.tableArn, RETRAINING_KEYS);
    this.gate.allowItems(['dynamodb:PutItem'], table.tableArn, MODEL_KEYS);
    this.gate.allow(READ_KEY, key.keyArn);

    this.listSubjects = this.#function(
      'retraining-list-subjects',
      'Lists whose references are to be embedded',
      {
        DATA_SETS_BUCKET,
      },
    );
    this.listSubjects.allow(['dynamodb:Scan'], table.tableArn);
    this.listSubjects.allowItems(NOTE, table.tableArn, RETRAINING_KEYS);
    this.listSubjects.allow(['s3:PutObject'], dataSets.arnForObjects('retrainings/*'));
    this.listSubjects.allow(USE_KEY, key.keyArn);

    this.reembed = this.#function(
      'retraining-reembed',
      'Embeds the references of a batch of subjects with a candidate',
      { IMAGES_BUCKET, MODELS_BUCKET, DATA_SETS_BUCKET },
      true,
    );
    this.reembed.allowItems(
      ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      table.tableArn,
      TENANT_KEYS,
    );
    this.reembed.allowItems(['dynamodb:GetItem', ...NOTE], table.tableArn, RETRAINING_KEYS);
    this.reembed.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    // Without it, an object that is not there is answered as forbidden (S3 API reference, GetObject).
    this.reembed.allow(['s3:ListBucket'], images.bucketArn, dataSets.bucketArn);
    this.reembed.allow(['s3:GetObject'], images.arnForObjects('*'), models.arnForObjects('models/*'));
    this.reembed.allow(['s3:DeleteObject', 's3:GetObject'], dataSets.arnForObjects('retrainings/*'));
    this.reembed.allow(USE_KEY, key.keyArn);

    this.promote = this.#function('retraining-promote', 'Moves the pointer to a candidate', {
      MODELS_BUCKET,
    });
    this.promote.allowItems(
      ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
      table.tableArn,
      MODEL_KEYS,
    );
    this.promote.allowItems(NOTE, table.tableArn, RETRAINING_KEYS);
    this.promote.allow(READ_KEY, key.keyArn);

    this.sweep = this.#function('retraining-sweep', 'Removes what no model and no row needs any more', {
      IMAGES_BUCKET,
      MODELS_BUCKET,
      KEEP_RETIRED_DAYS: String(props.configuration.keepRetiredDays),
    });
    this.sweep.allow(['dynamodb:Scan'], table.tableArn);
    this.sweep.allowItems(['dynamodb:DeleteItem', 'dynamodb:Query'], table.tableArn, TENANT_KEYS);
    this.sweep.allowItems(
      ['dynamodb:ConditionCheckItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      table.tableArn,
      MODEL_KEYS,
    );
    this.sweep.allowItems(['dynamodb:GetItem', 'dynamodb:PutItem'], table.tableArn, SWEEP_KEYS);
    this.sweep.allow(['s3:ListBucket', 's3:ListBucketVersions'], images.bucketArn);
    this.sweep.allow(['s3:DeleteObject', 's3:DeleteObjectVersion'], images.arnForObjects('*'));
    this.sweep.allow(USE_KEY, key.keyArn);

    this.watch = this.#function('retraining-watch', 'Compares the scores of late with those of before', {
      MODELS_BUCKET,
    });
    this.watch.allow(['dynamodb:Scan'], `${table.tableArn}/index/decisions`);
    this.watch.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    this.watch.allow(READ_KEY, key.keyArn);
  }

  #function(
    name: RetrainingFunctionName,
    description: string,
    environment: Readonly<Record<string, string>>,
    embeds = false,
  ): ServiceFunction {
    const { configuration, bundles, table } = this.#props;
    return new ServiceFunction(this, name, {
      functionName: functionName(configuration.stage, name),
      bundle: bundles[name],
      description,
      embeds,
      environment: { TABLE_NAME: table.tableName, ...environment },
      logRetentionDays: configuration.logRetentionDays,
      timeout: FUNCTION_TIMEOUT,
      withoutDeadLetters:
        'The workflow, or the schedule with a dead-letter queue of its own, waits for the answer and tries again.',
    });
  }
}
