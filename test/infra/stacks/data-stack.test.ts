import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { KEEP_DAYS, KEEP_DAYS_TAG } from '#core/picture-retention.ts';
import { DECISIONS_INDEX, REVIEWS_INDEX } from '#lambdas/stores/keys.ts';
import { synthesize } from '../support/synthesize.ts';

let data: Template;

beforeAll(async () => {
  ({ data } = await synthesize());
});

describe('what is kept', () => {
  it('lies under a key of the customer that rotates', () => {
    data.resourceCountIs('AWS::KMS::Key', 1);
    data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('is a table on demand, encrypted by that key, recoverable to a point in time, with a time to live', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
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
    data.hasResourceProperties('AWS::DynamoDB::Table', { GlobalSecondaryIndexes: indexes });
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
    data.hasResourceProperties('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: rules } });
  });

  it('is two buckets, each versioned, encrypted by that key and closed to the public', () => {
    data.resourceCountIs('AWS::S3::Bucket', 2);
    data.allResourcesProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
          },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('is reached by TLS only', () => {
    data.resourceCountIs('AWS::S3::BucketPolicy', 2);
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
    const { data: template } = await synthesize(stage);

    for (const type of STORES)
      template.allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: protectedTable });
  });

  it('nothing is emptied by a function of its own', () => {
    const types = Object.values(data.toJSON()['Resources'] as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(types.filter((type) => type.startsWith('Custom::'))).toEqual([]);
  });
});
