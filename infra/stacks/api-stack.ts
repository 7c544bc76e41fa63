import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Bundles } from '../bundling/bundle-functions.ts';
import type { ServiceFunctionName } from '../bundling/service-functions.ts';
import type { Configuration } from '../configuration.ts';
import { ServiceApi } from '../constructs/api/service-api.ts';
import { batchLambdas } from '../constructs/batches/batch-lambdas.ts';
import { BatchWorkflow } from '../constructs/batches/batch-workflow.ts';
import { decisionDefaults } from '../constructs/functions/decision-defaults.ts';
import { ServiceFunction, type ServiceFunctionProps } from '../constructs/functions/service-function.ts';
import { warm } from '../constructs/functions/warm-executions.ts';
import { USE_KEY } from '../constructs/permissions/key-actions.ts';
import {
  MODEL_KEYS,
  RETRAINING_KEYS,
  TENANT_KEYS,
  TURN_KEYS,
} from '../constructs/permissions/leading-keys.ts';
import type { EncryptedBucket } from '../constructs/storage/encrypted-bucket.ts';
import type { ReferencesTable } from '../constructs/storage/references-table.ts';
import { executionsArn, functionName, retrainingArn, retrainingName, stackName } from '../names.ts';

export interface ApiStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly bundles: Bundles;
  readonly table: ReferencesTable;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly dataSets: EncryptedBucket;
  readonly batches: EncryptedBucket;
  readonly key: Key;
}

/** What every function does before and after its routes: count requests, and keep answers for repeated ones. */
const GUARD_ACTIONS = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** Removing one version of an object wants both (S3 API reference, DeleteObjects). */
const REMOVE_VERSIONS = ['s3:DeleteObject', 's3:DeleteObjectVersion'];
/** MB: embeddings of a few hundred thousand references, see decision 38. */
const IDENTIFICATION_MEMORY = 3538;

/** What answers: the REST API and its functions, each with the actions and items that its routes need and no others. */
export class ApiStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { table, images, models, dataSets, batches: batchBucket, key } = props;
    const { warmVerifications, reservedVerifications } = props.configuration;

    const references = this.#function('References', props, {
      description: 'Enrolls reference signatures',
      embeds: true,
      environment: { IMAGES_BUCKET: images.bucketName, MODELS_BUCKET: models.bucketName },
    });
    references.allowItems(['dynamodb:Query'], table.tableArn, TENANT_KEYS);
    references.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    references.allow(['s3:ListBucketVersions'], images.bucketArn);
    references.allow(['s3:GetObject', 's3:PutObject', ...REMOVE_VERSIONS], images.arnForObjects('*'));
    references.allow(['s3:GetObject'], models.arnForObjects('models/*'));
    references.allow(USE_KEY, key.keyArn);

    const verifications = this.#function('Verifications', props, {
      description: 'Verifies a questioned signature',
      embeds: true,
      reservedConcurrency: reservedVerifications,
      environment: {
        IMAGES_BUCKET: images.bucketName,
        MODELS_BUCKET: models.bucketName,
        VERIFICATION_RETENTION_DAYS: String(props.configuration.verificationRetentionDays),
        ...decisionDefaults(props.configuration),
      },
    });
    verifications.allowItems(['dynamodb:ConditionCheckItem', 'dynamodb:Query'], table.tableArn, TENANT_KEYS);
    verifications.allowItems(['dynamodb:Query'], `${table.tableArn}/index/decisions`, TENANT_KEYS);
    verifications.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    verifications.allow(['s3:GetObject'], images.arnForObjects('*'), models.arnForObjects('models/*'));
    // Without it, a picture that is not there is answered as forbidden (S3 API reference, GetObject).
    verifications.allow(['s3:ListBucket'], images.bucketArn);
    verifications.allow(
      ['s3:PutObject', 's3:PutObjectTagging', ...REMOVE_VERSIONS],
      images.arnForObjects('*/queries/*'),
    );
    verifications.allow(USE_KEY, key.keyArn);

    const identifications = this.#function('Identifications', props, {
      description: 'Tells whose signature a questioned one may be',
      embeds: true,
      memory: IDENTIFICATION_MEMORY,
      environment: {
        MODELS_BUCKET: models.bucketName,
        ...decisionDefaults(props.configuration),
      },
    });
    identifications.allowItems(['dynamodb:Query'], table.tableArn, TENANT_KEYS);
    identifications.allowItems(['dynamodb:Query'], `${table.tableArn}/index/embeddings`, TENANT_KEYS);
    identifications.allowItems(['dynamodb:GetItem'], table.tableArn, MODEL_KEYS);
    identifications.allow(['s3:GetObject'], models.arnForObjects('models/*'));
    identifications.allow(USE_KEY, key.keyArn);

    const { configuration, bundles } = props;
    const { stateMachine } = new BatchWorkflow(this, 'BatchWorkflow', {
      name: stackName(configuration.stage, 'batches'),
      functions: batchLambdas(this, {
        configuration,
        bundles,
        table,
        images,
        models,
        batches: batchBucket,
        key,
      }),
      batches: batchBucket,
      key,
      logRetentionDays: configuration.logRetentionDays,
    });
    const batches = this.#function('Batches', props, {
      description: 'Starts batches and shows what has become of them',
      embeds: false,
      environment: {
        BATCHES_BUCKET: batchBucket.bucketName,
        BATCHES_STATE_MACHINE: stateMachine.stateMachineArn,
      },
    });
    batches.allowItems(['dynamodb:Query'], table.tableArn, TENANT_KEYS);
    batches.allow(['s3:GetObject'], batchBucket.arnForObjects('*'));
    batches.allow(['s3:ListBucket'], batchBucket.bucketArn);
    batches.allow(['s3:PutObject'], batchBucket.arnForObjects('*/batches/*'));
    batches.allow(USE_KEY, key.keyArn);
    batches.allow(['states:StartExecution'], stateMachine.stateMachineArn);
    batches.allow(
      ['states:DescribeExecution'],
      executionsArn(this, stackName(configuration.stage, 'batches')),
    );

    const reviews = this.#function('Reviews', props, {
      description: 'Lists what waits for a person and records what they found',
      embeds: false,
      environment: { IMAGES_BUCKET: images.bucketName },
    });
    reviews.allowItems(['dynamodb:ConditionCheckItem', 'dynamodb:Query'], table.tableArn, TENANT_KEYS);
    reviews.allowItems(['dynamodb:Query'], `${table.tableArn}/index/reviews`, TENANT_KEYS);
    reviews.allow(['s3:GetObject'], images.arnForObjects('*'));
    reviews.allow(USE_KEY, key.keyArn);

    const subjects = this.#function('Subjects', props, {
      description: 'Keeps, lists and erases subjects',
      embeds: false,
      environment: { IMAGES_BUCKET: images.bucketName },
    });
    subjects.allowItems(['dynamodb:Query'], table.tableArn, TENANT_KEYS);
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

    const stateMachineArn = retrainingArn(this, props.configuration.stage);
    const retrainings = this.#function('Retrainings', props, {
      description: 'Starts, shows and approves retrainings, and moves the pointer to the active model',
      embeds: false,
      environment: {
        MODELS_BUCKET: models.bucketName,
        DATA_SETS_BUCKET: dataSets.bucketName,
        STATE_MACHINE_ARN: stateMachineArn,
      },
    });
    retrainings.allowItems(
      ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
      table.tableArn,
      MODEL_KEYS,
    );
    retrainings.allowItems(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      table.tableArn,
      RETRAINING_KEYS,
    );
    retrainings.allowItems(
      ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
      table.tableArn,
      TURN_KEYS,
    );
    retrainings.allow(['s3:GetObject'], dataSets.arnForObjects('progress/*'));
    // Without it, an object that is not there is answered as forbidden (S3 API reference, GetObject).
    retrainings.allow(['s3:ListBucket'], dataSets.bucketArn);
    retrainings.allow(['states:SendTaskSuccess', 'states:StartExecution'], stateMachineArn);
    retrainings.allow(
      ['states:DescribeExecution', 'states:StopExecution'],
      executionsArn(this, retrainingName(props.configuration.stage)),
    );
    retrainings.allow(USE_KEY, key.keyArn);

    const { api } = new ServiceApi(this, 'RestApi', {
      configuration: props.configuration,
      functions: {
        references,
        verifications: warm(verifications, warmVerifications),
        identifications,
        batches,
        reviews,
        subjects,
        retrainings,
        ...modelReaders,
      },
    });
    this.api = api;
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'ApiId', { value: api.restApiId });
    new CfnOutput(this, 'VerificationsFunction', { value: verifications.functionName });
    new CfnOutput(this, 'ApiStage', { value: api.deploymentStage.stageName });
  }

  #function(
    id: Capitalize<ServiceFunctionName>,
    props: ApiStackProps,
    own: Pick<
      ServiceFunctionProps,
      'description' | 'embeds' | 'memory' | 'environment' | 'reservedConcurrency'
    >,
  ): ServiceFunction {
    const { stage, tokenIssuer, tokenAudience, tokenJwksUri, logRetentionDays } = props.configuration;
    const { tenantRequestsPerMinute, subjectRequestsPerMinute } = props.configuration;
    const name = id.toLowerCase() as ServiceFunctionName;
    const serviceFunction = new ServiceFunction(this, id, {
      functionName: functionName(stage, name),
      bundle: props.bundles[name],
      logRetentionDays,
      description: own.description,
      embeds: own.embeds,
      ...(own.memory !== undefined && { memory: own.memory }),
      ...(own.reservedConcurrency && { reservedConcurrency: own.reservedConcurrency }),
      environment: {
        TABLE_NAME: props.table.tableName,
        TOKEN_ISSUER: tokenIssuer,
        TOKEN_AUDIENCE: tokenAudience,
        TOKEN_JWKS_URI: tokenJwksUri,
        TENANT_REQUESTS_PER_MINUTE: String(tenantRequestsPerMinute),
        SUBJECT_REQUESTS_PER_MINUTE: String(subjectRequestsPerMinute),
        ...own.environment,
      },
    });
    serviceFunction.allowItems(GUARD_ACTIONS, props.table.tableArn, TENANT_KEYS);
    return serviceFunction;
  }
}
