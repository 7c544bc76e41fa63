import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { KEEP_DAYS, KEEP_DAYS_TAG } from '#core/picture-retention.ts';
import { DECISIONS_INDEX, EMBEDDINGS_INDEX, REVIEWS_INDEX } from '#lambdas/stores/rows/keys.ts';
import { templateOf } from '../support/synthesize.ts';

const BUCKETS = ['Images', 'Models', 'DataSets', 'Reports', 'Batches'];

let data: Template;

beforeAll(async () => {
  data = await templateOf('Data');
});

describe('what is kept', () => {
  it('lies under a key of the customer that rotates', () => {
    data.resourceCountIs('AWS::KMS::Key', 1);
    data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('is a table on demand, encrypted by that key, recoverable to a point in time, with a time to live', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('has the indexes that the functions ask', () => {
    const indexes = [DECISIONS_INDEX, REVIEWS_INDEX].map(({ name, partitionKey }) =>
      Match.objectLike({
        IndexName: name,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: 'verificationId', KeyType: 'RANGE' },
        ],
      }),
    );
    const embeddings = Match.objectLike({
      IndexName: EMBEDDINGS_INDEX.name,
      KeySchema: [
        { AttributeName: EMBEDDINGS_INDEX.partitionKey, KeyType: 'HASH' },
        { AttributeName: EMBEDDINGS_INDEX.sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['referenceId', 'embedding'] },
    });
    data.hasResourceProperties('AWS::DynamoDB::Table', { GlobalSecondaryIndexes: [...indexes, embeddings] });
  });

  it('loses pictures that are kept for some days only, all their versions', () => {
    const rules = KEEP_DAYS.map((days) =>
      Match.objectLike({
        Status: 'Enabled',
        ExpirationInDays: days,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        TagFilters: [{ Key: KEEP_DAYS_TAG, Value: String(days) }],
      }),
    );
    data.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: Match.arrayWith(rules) },
    });
  });

  it('is five buckets, each encrypted by that key and logged, and one for the logs', () => {
    const buckets = Object.entries(data.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(1 + BUCKETS.length);
    for (const name of BUCKETS) {
      const [, bucket] = buckets.find(([id]) => id.startsWith(name)) ?? [];
      expect(bucket?.['Properties']).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
              },
            },
          ],
        },
        LoggingConfiguration: {
          DestinationBucketName: { Ref: expect.stringMatching(/^AccessLogs/) },
          LogFilePrefix: `${name.toLowerCase()}/`,
        },
      });
    }
  });

  it('is versioned and closed to the public, and forgets what is no longer current', () => {
    data.allResourcesProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: Match.anyValue() } }),
        ]),
      },
    });
    for (const { Properties } of Object.values(data.findResources('AWS::S3::Bucket'))) {
      const rules: readonly object[] = Properties.LifecycleConfiguration.Rules;
      expect(rules.some((rule) => 'AbortIncompleteMultipartUpload' in rule)).toBe(true);
    }
  });

  it('is reached by TLS only', () => {
    data.resourceCountIs('AWS::S3::BucketPolicy', 1 + BUCKETS.length);
    data.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });
});

describe('when a stack is deleted', () => {
  const STORES = ['AWS::KMS::Key', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket'];

  it.each([
    ['development', 'Delete', false],
    ['production', 'Retain', true],
  ])('%s: %s', async (stage, policy, protectedTable) => {
    const template = await templateOf('Data', { stage });

    for (const type of STORES)
      template.allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: protectedTable });
  });

  it.each([
    ['development', {}, 6],
    ['development', { emptyBucketsOnDelete: 'false' }, 0],
    ['production', {}, 0],
    ['production', { emptyBucketsOnDelete: 'true' }, 0],
  ])('%s %j: %d buckets are emptied first', async (stage, choice, emptied) => {
    const template = await templateOf('Data', { stage, ...choice });

    template.resourceCountIs('Custom::S3AutoDeleteObjects', emptied);
  });
});

describe('who publishes models', () => {
  it('writes models and their rows, and reaches no tenant', () => {
    data.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^ModelPublisher') }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^References'), 'Arn'] },
            Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['MODEL'] } },
          },
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: {
              'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Models'), 'Arn'] }, '/models/*']],
            },
          },
          {
            Effect: 'Allow',
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
          },
        ],
      },
    });
  });
});
