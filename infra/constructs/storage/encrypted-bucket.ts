import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AccessLogBucket } from './access-log-bucket.ts';

export interface EncryptedBucketProps {
  readonly encryptionKey: IKey;
  /** Whether the bucket survives the deletion of its stack. */
  readonly retain: boolean;
  /** Whether it is emptied before it is deleted, as S3 wants it. */
  readonly emptyOnDelete: boolean;
  /** Who read and wrote what is logged there, under the bucket's construct id. */
  readonly accessLogs: AccessLogBucket;
  /** Days that a replaced or deleted version can still be fetched back. */
  readonly noncurrentDays: number;
  /** Rules of this bucket beyond those that all share. */
  readonly lifecycleRules?: readonly LifecycleRule[];
}

/** An upload that did not end in this time never will, and its parts cost money unseen. */
const UPLOAD_DAYS = 2;

/** A bucket for biometric data or models: versioned, encrypted with the customer's key, TLS only, logged, never public. */
export class EncryptedBucket extends Bucket {
  constructor(scope: Construct, id: string, props: EncryptedBucketProps) {
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [
        {
          id: 'leftovers',
          abortIncompleteMultipartUploadAfter: Duration.days(UPLOAD_DAYS),
          expiredObjectDeleteMarker: true,
          noncurrentVersionExpiration: Duration.days(props.noncurrentDays),
        },
        ...(props.lifecycleRules ?? []),
      ],
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: props.emptyOnDelete,
    });
  }
}
