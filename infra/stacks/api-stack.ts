import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Bundles } from '../bundling/bundle-functions.ts';
import type { ServiceFunctionName } from '../bundling/service-functions.ts';
import type { Configuration } from '../configuration.ts';
import type { EncryptedBucket } from '../constructs/encrypted-bucket.ts';
import type { ReferencesTable } from '../constructs/references-table.ts';
import { ServiceApi } from '../constructs/service-api.ts';
import { ServiceFunction } from '../constructs/service-function.ts';

export interface ApiStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly bundles: Bundles;
  readonly table: ReferencesTable;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly key: Key;
}

/** Partition keys of tenants' items, and of the models; no function may touch another's. */
const TENANT_KEYS = ['T#*'];
const MODEL_KEYS = ['MODEL'];

/** Removing one version of an object wants both (S3 API reference, DeleteObjects). */
const REMOVE_VERSIONS = ['s3:DeleteObject', 's3:DeleteObjectVersion'];
const USE_KEY = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** What answers: the REST API and its functions, each with the actions and items that its routes need and no others. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { table, images, models, key } = props;

    const references = this.#function('References', props, {
      description: 'Enrolls reference signatures',
      embeds: true,
      environment: { IMAGES_BUCKET: images.bucketName, MODELS_BUCKET: models.bucketName },
    });
    references.allowItems(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      table.tableArn,
      TENANT_KEYS,
    );
    references.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    references.allow(['s3:PutObject', ...REMOVE_VERSIONS], images.arnForObjects('*'));
    references.allow(['s3:GetObject'], models.arnForObjects('models/*'));
    references.allow(USE_KEY, key.keyArn);

    const verifications = this.#function('Verifications', props, {
      description: 'Verifies a questioned signature',
      embeds: true,
      environment: {
        MODELS_BUCKET: models.bucketName,
        VERIFICATION_RETENTION_DAYS: String(props.configuration.verificationRetentionDays),
      },
    });
    verifications.allowItems(
      ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      table.tableArn,
      TENANT_KEYS,
    );
    verifications.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    verifications.allow(['s3:GetObject'], models.arnForObjects('models/*'));
    verifications.allow(USE_KEY, key.keyArn);

    const subjects = this.#function('Subjects', props, {
      description: 'Shows and erases subjects',
      embeds: false,
      environment: { IMAGES_BUCKET: images.bucketName },
    });
    subjects.allowItems(
      [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:Query',
      ],
      table.tableArn,
      TENANT_KEYS,
    );
    subjects.allow(['s3:ListBucketVersions'], images.bucketArn);
    subjects.allow(REMOVE_VERSIONS, images.arnForObjects('*'));
    subjects.allow(USE_KEY, key.keyArn);

    const modelReaders = {
      models: this.#function('Models', props, {
        description: 'Shows published models',
        embeds: false,
        environment: { MODELS_BUCKET: models.bucketName },
      }),
      service: this.#function('Service', props, {
        description: 'Tells how the service is and what its API looks like',
        embeds: false,
        environment: { MODELS_BUCKET: models.bucketName },
      }),
    };
    for (const reader of Object.values(modelReaders)) {
      reader.allowItems(['dynamodb:GetItem', 'dynamodb:Query'], table.tableArn, MODEL_KEYS);
      reader.allow(['s3:GetObject'], models.arnForObjects('models/*'));
      reader.allow(USE_KEY, key.keyArn);
    }

    const { api } = new ServiceApi(this, 'RestApi', {
      stage: props.configuration.stage,
      functions: { references, verifications, subjects, ...modelReaders },
    });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'ApiId', { value: api.restApiId });
    new CfnOutput(this, 'VerificationsFunction', { value: verifications.functionName });
    new CfnOutput(this, 'ApiStage', { value: api.deploymentStage.stageName });
  }

  #function(
    id: Capitalize<ServiceFunctionName>,
    props: ApiStackProps,
    own: { description: string; embeds: boolean; environment: Record<string, string> },
  ): ServiceFunction {
    const { tokenIssuer, tokenAudience, tokenJwksUri } = props.configuration;
    return new ServiceFunction(this, id, {
      bundle: props.bundles[id.toLowerCase() as ServiceFunctionName],
      description: own.description,
      embeds: own.embeds,
      environment: {
        TABLE_NAME: props.table.tableName,
        TOKEN_ISSUER: tokenIssuer,
        TOKEN_AUDIENCE: tokenAudience,
        TOKEN_JWKS_URI: tokenJwksUri,
        ...own.environment,
      },
    });
  }
}
