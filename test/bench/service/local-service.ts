import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { SHIPPED_MODEL } from '#cli/shipped-model.ts';
import { bucketClient, tableClient } from '#lambdas/stores/clients.ts';
import { stopInBackground } from '#local/process/background-process.ts';
import { perform } from '#local/setup/step.ts';
import { StepLines } from '#local/setup/step-lines.mjs';
import { dynamodbLocal } from '#local/setup/steps/dynamodb-local.ts';
import { localAws } from '#local/setup/steps/local-aws.ts';
import { awsEnvironment } from '#local/stack/aws-access.ts';
import { startDynamoDbLocal } from '#local/stack/dynamodb-local.ts';
import { publishArtefact } from '#local/stack/publish-artefact.ts';
import { stackFolder } from '#local/stack/stack-folder.ts';
import { launchEmulator, stopStack } from '#local/stack/stack-processes.ts';
import { AUDIENCE, startTestIssuer } from '#test/lambdas/support/issuer.ts';
import { createTable } from '#test/support/create-table.ts';
import { BENCH_FOLDER } from '../folder.ts';

/** What the functions stand on, on this machine: table, buckets, token issuer, the shipped model. */
export interface LocalService {
  /** Good for everything in the tenant `bank`. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

const TABLE = 'bench';
const BUCKETS = { images: 'bench-images', models: 'bench-models' };
/** So many requests a minute that none is refused for being one too many. */
const NO_RATE = '1000000';

/**
 * Starts it, and tells the functions of this process, and of those that it starts, where it is. The table is DynamoDB
 * Local's, the buckets are MiniStack's.
 */
export async function startLocalService(): Promise<LocalService> {
  const lines = new StepLines(process.stderr);
  await perform(dynamodbLocal, lines);
  await perform(localAws, lines);
  const folder = stackFolder(join(BENCH_FOLDER, 'stack'));
  await stopStack(folder);
  await rm(folder.emulator, { recursive: true, force: true });
  const { endpoint } = await launchEmulator(folder, false);
  const dynamodb = await startDynamoDbLocal();
  const issuer = await startTestIssuer();
  Object.assign(process.env, {
    ...awsEnvironment(endpoint),
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    TABLE_NAME: TABLE,
    IMAGES_BUCKET: BUCKETS.images,
    MODELS_BUCKET: BUCKETS.models,
    TOKEN_ISSUER: issuer.issuer,
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_JWKS_URI: issuer.jwksUri,
    TENANT_REQUESTS_PER_MINUTE: NO_RATE,
    SUBJECT_REQUESTS_PER_MINUTE: NO_RATE,
    VERIFICATION_RETENTION_DAYS: '30',
    DEFAULT_SKILLED_FAR: '0.1',
    DEFAULT_RANDOM_FAR: '0.01',
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  });
  await createTable(tableClient(), TABLE);
  await Promise.all(Object.values(BUCKETS).map(makeBucket));
  await publishArtefact(SHIPPED_MODEL, { table: TABLE, bucket: BUCKETS.models }, 'bench:service');
  return {
    token: await issuer.token({ scopes: ['enroll', 'verify'], validFor: '2h' }),
    stop: async () => {
      issuer.close();
      await stopInBackground(dynamodb.process);
      await stopStack(folder);
    },
  };
}

/** A bucket that keeps versions, as the stack makes them. */
async function makeBucket(Bucket: string): Promise<void> {
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await bucketClient().send(new CreateBucketCommand({ Bucket }));
  await bucketClient().send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
}
