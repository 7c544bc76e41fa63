import type { S3Client } from '@aws-sdk/client-s3';
import type { RetrainingJob } from '#core/retraining/job.ts';
import { JobBucket } from './job-bucket.ts';

/** The buckets that a job works with. */
export interface JobStores {
  readonly images: JobBucket;
  readonly dataSets: JobBucket;
  readonly models: JobBucket;
  readonly reports: JobBucket;
}

/** The buckets that a job names. */
export function storesOf(job: RetrainingJob, client: S3Client): JobStores {
  return {
    images: new JobBucket(client, job.imagesBucket),
    dataSets: new JobBucket(client, job.dataSetsBucket),
    models: new JobBucket(client, job.modelsBucket),
    reports: new JobBucket(client, job.reportsBucket),
  };
}
