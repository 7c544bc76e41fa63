import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { BATCH_DAYS } from '#core/batch-retention.ts';
import { KEEP_DAYS, KEEP_DAYS_TAG } from '#core/picture-retention.ts';
import type { Configuration } from '../configuration.ts';
import { ModelPublisherRole } from '../constructs/model-publisher-role.ts';
import { AccessLogBucket } from '../constructs/storage/access-log-bucket.ts';
import { EncryptedBucket } from '../constructs/storage/encrypted-bucket.ts';
import { ReferencesTable } from '../constructs/storage/references-table.ts';

export interface DataStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** How long a version that was replaced or deleted by mistake can be fetched back, in days. */
const NONCURRENT_DAYS = { images: 7, models: 90, dataSets: 30, reports: 90, batches: 1 };
/** Checkpoints of training runs and what they learned from; what came of it lies in the models' bucket. */
const TRAINING_RUN_DAYS = 90;
/** Whom an interrupted embedding of references was to reach. */
const SUBJECT_LIST_DAYS = 7;

/**
 * Everything that is kept, under one customer-managed key: the table of references and the buckets of images, models,
 * data sets (with the runs of training on them), reports and batches.
 */
export class DataStack extends Stack {
  readonly key: Key;
  readonly table: ReferencesTable;
  readonly images: EncryptedBucket;
  readonly models: EncryptedBucket;
  readonly dataSets: EncryptedBucket;
  readonly reports: EncryptedBucket;
  readonly batches: EncryptedBucket;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { retain, emptyBucketsOnDelete, stage, logRetentionDays, recoveryDays } = props.configuration;

    this.key = new Key(this, 'Key', {
      description: `Countersign ${stage}: signatures, embeddings and models at rest`,
      enableKeyRotation: true,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.table = new ReferencesTable(this, 'References', { encryptionKey: this.key, retain, recoveryDays });

    const removal = { retain, emptyOnDelete: emptyBucketsOnDelete };
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', {
      ...removal,
      retentionDays: logRetentionDays,
    });
    const bucket = { ...removal, encryptionKey: this.key, accessLogs };
    this.images = new EncryptedBucket(this, 'Images', { ...bucket, noncurrentDays: NONCURRENT_DAYS.images });
    this.models = new EncryptedBucket(this, 'Models', { ...bucket, noncurrentDays: NONCURRENT_DAYS.models });
    this.dataSets = new EncryptedBucket(this, 'DataSets', {
      ...bucket,
      noncurrentDays: NONCURRENT_DAYS.dataSets,
      lifecycleRules: [
        ...['runs', 'snapshots', 'progress'].map((folder) => ({
          id: folder,
          prefix: `${folder}/`,
          expiration: Duration.days(TRAINING_RUN_DAYS),
        })),
        {
          id: 'retrainings',
          prefix: 'retrainings/',
          expiration: Duration.days(SUBJECT_LIST_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    this.reports = new EncryptedBucket(this, 'Reports', {
      ...bucket,
      noncurrentDays: NONCURRENT_DAYS.reports,
    });
    this.batches = new EncryptedBucket(this, 'Batches', {
      ...bucket,
      noncurrentDays: NONCURRENT_DAYS.batches,
      lifecycleRules: [{ id: 'batches', expiration: Duration.days(BATCH_DAYS) }],
    });
    if (props.configuration.console) {
      // The page lays pictures upon each other, so it reads what it shows; whoever has a link can fetch anyway.
      this.images.addCorsRule({ allowedMethods: [HttpMethods.GET], allowedOrigins: ['*'] });
    }
    const publisher = new ModelPublisherRole(this, 'ModelPublisher', {
      table: this.table,
      models: this.models,
      key: this.key,
    });
    for (const days of KEEP_DAYS) {
      this.images.addLifecycleRule({
        id: `${KEEP_DAYS_TAG}-${days}`,
        tagFilters: { [KEEP_DAYS_TAG]: String(days) },
        expiration: Duration.days(days),
        noncurrentVersionExpiration: Duration.days(1),
      });
    }

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'ImagesBucket', { value: this.images.bucketName });
    new CfnOutput(this, 'ModelsBucket', { value: this.models.bucketName });
    new CfnOutput(this, 'DataSetsBucket', { value: this.dataSets.bucketName });
    new CfnOutput(this, 'ReportsBucket', { value: this.reports.bucketName });
    new CfnOutput(this, 'BatchesBucket', { value: this.batches.bucketName });
    new CfnOutput(this, 'ModelPublisherRole', { value: publisher.roleArn });
  }
}
