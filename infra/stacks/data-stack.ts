import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KEEP_DAYS, KEEP_DAYS_TAG } from '#core/picture-retention.ts';
import type { Configuration } from '../configuration.ts';
import { EncryptedBucket } from '../constructs/encrypted-bucket.ts';
import { ReferencesTable } from '../constructs/references-table.ts';

export interface DataStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** Everything that is kept: the table of references, the images and the models, under one customer-managed key. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly table: ReferencesTable;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { retain, stage } = props.configuration;
    const removalPolicy = retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.key = new Key(this, 'Key', {
      description: `Countersign ${stage}: signatures, embeddings and models at rest`,
      enableKeyRotation: true,
      removalPolicy,
    });
    this.table = new ReferencesTable(this, 'References', { encryptionKey: this.key, retain });
    this.images = new EncryptedBucket(this, 'Images', { encryptionKey: this.key, removalPolicy });
    for (const days of KEEP_DAYS) {
      this.images.addLifecycleRule({
        id: `${KEEP_DAYS_TAG}-${days}`,
        tagFilters: { [KEEP_DAYS_TAG]: String(days) },
        expiration: Duration.days(days),
        noncurrentVersionExpiration: Duration.days(1),
      });
    }
    this.models = new EncryptedBucket(this, 'Models', { encryptionKey: this.key, removalPolicy });

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'ImagesBucket', { value: this.images.bucketName });
    new CfnOutput(this, 'ModelsBucket', { value: this.models.bucketName });
  }
}
