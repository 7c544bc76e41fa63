import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { BatchFunctionName } from '../../bundling/batch-functions.ts';
import type { Bundles } from '../../bundling/bundle-functions.ts';
import type { Configuration } from '../../configuration.ts';
import { functionName } from '../../names.ts';
import { decisionDefaults } from '../functions/decision-defaults.ts';
import { ServiceFunction } from '../functions/service-function.ts';
import { USE_KEY } from '../permissions/key-actions.ts';
import { MODEL_KEYS, TENANT_KEYS } from '../permissions/leading-keys.ts';
import type { EncryptedBucket } from '../storage/encrypted-bucket.ts';
import { FUNCTION_TIMEOUT } from '../workflow/lambda-step.ts';
import type { BatchFunctions } from './batch-workflow.ts';

export interface BatchLambdasProps {
  readonly configuration: Configuration;
  readonly bundles: Bundles;
  readonly table: Table;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly batches: EncryptedBucket;
  readonly key: Key;
}

/** The functions that work batches off, each with what its step needs and no more. */
export function batchLambdas(scope: Construct, props: BatchLambdasProps): BatchFunctions {
  const { configuration, table, images, models, batches, key } = props;
  const verify = lambda(scope, props, 'batch-verify', {
    description: 'Verifies some items of a batch',
    embeds: true,
    environment: {
      IMAGES_BUCKET: images.bucketName,
      MODELS_BUCKET: models.bucketName,
      VERIFICATION_RETENTION_DAYS: String(configuration.verificationRetentionDays),
      ...decisionDefaults(configuration),
    },
  });
  verify.allowItems(
    [
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    table.tableArn,
    TENANT_KEYS,
  );
  verify.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
  verify.allow(['s3:GetObject'], images.arnForObjects('*'), models.arnForObjects('models/*'));
  verify.allow(['s3:GetObject'], batches.arnForObjects('*'));
  // Without it, an object that is not there is answered as forbidden (S3 API reference, GetObject).
  verify.allow(['s3:ListBucket'], images.bucketArn, batches.bucketArn);
  verify.allow(
    ['s3:PutObject', 's3:PutObjectTagging', 's3:DeleteObject', 's3:DeleteObjectVersion'],
    images.arnForObjects('*/queries/*'),
  );
  verify.allow(['s3:PutObject'], batches.arnForObjects('*/batches/*'));
  verify.allow(USE_KEY, key.keyArn);

  const collect = lambda(scope, props, 'batch-collect', {
    description: 'Puts the results of a batch together',
    embeds: false,
    environment: {},
  });
  collect.allowItems(['dynamodb:GetItem', 'dynamodb:UpdateItem'], table.tableArn, TENANT_KEYS);
  collect.allow(['s3:ListBucket'], batches.bucketArn);
  collect.allow(['s3:GetObject', 's3:PutObject'], batches.arnForObjects('*/batches/*'));
  collect.allow(USE_KEY, key.keyArn);
  return { verify, collect };
}

function lambda(
  scope: Construct,
  { configuration, bundles, table, batches }: BatchLambdasProps,
  name: BatchFunctionName,
  own: {
    readonly description: string;
    readonly embeds: boolean;
    readonly environment: Readonly<Record<string, string>>;
  },
): ServiceFunction {
  return new ServiceFunction(scope, name, {
    functionName: functionName(configuration.stage, name),
    bundle: bundles[name],
    description: own.description,
    embeds: own.embeds,
    environment: { TABLE_NAME: table.tableName, BATCHES_BUCKET: batches.bucketName, ...own.environment },
    logRetentionDays: configuration.logRetentionDays,
    timeout: FUNCTION_TIMEOUT,
    withoutDeadLetters: 'The workflow waits for the answer and tries again.',
  });
}
