import type { BucketObject } from '#core/retraining/job.ts';
import { type TrainingSnapshot, trainingSnapshotSchema } from '#core/retraining/snapshot.ts';
import { SnapshotUnusableError } from '../errors.ts';
import type { JobBucket } from '../stores/job-bucket.ts';

/** Reads a snapshot's manifest from the bucket of data sets. @throws SnapshotUnusableError */
export async function readSnapshot(
  dataSets: JobBucket,
  { bucket, key }: BucketObject,
): Promise<TrainingSnapshot> {
  const bytes = bucket === dataSets.name ? await dataSets.get(key) : undefined;
  if (bytes === undefined) throw new SnapshotUnusableError(key);
  try {
    return trainingSnapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new SnapshotUnusableError(key, { cause });
  }
}
