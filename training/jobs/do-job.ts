import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  type Evaluated,
  evaluatedSchema,
  type RetrainingJob,
  resultKey,
  type Trained,
  trainedSchema,
} from '#core/retraining/job.ts';
import { doEvaluateJob } from './evaluate-job.ts';
import { inJobFolder } from './job-folder.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { ProgressReport } from './progress/progress-report.ts';
import { type JobStores, storesOf } from './stores/job-stores.ts';

/** What comes of a job. */
export type JobResult = Trained | Evaluated;

export interface JobOptions extends Pick<JobSurroundings, 'signal' | 'observer'> {
  readonly bucketClient: S3Client;
  /** Where jobs have folders while they are done. */
  readonly workFolder: string;
}

/**
 * Does one job and keeps its result in the bucket of data sets; a job whose result lies there already answers it at once.
 * Nobody's signature stays on the machine.
 *
 * @throws the signal's reason when it was stopped, and what the two kinds of jobs throw
 */
export async function doJob(
  job: RetrainingJob,
  { bucketClient, workFolder, signal, observer }: JobOptions,
): Promise<JobResult> {
  const stores = storesOf(job, bucketClient);
  const before = await readResult(job, stores);
  if (before !== undefined) return before;
  const report = new ProgressReport({ job, bucket: stores.dataSets, observer });
  const result = await inJobFolder(workFolder, async (folder): Promise<JobResult> => {
    const syntheticCacheFolder = join(workFolder, 'synthetic');
    const surroundings = { signal, observer: report, stores, folder, syntheticCacheFolder };
    if (job.kind === 'evaluate') return doEvaluateJob(job, surroundings);
    // TensorFlow takes seconds to load, which neither waiting nor measuring needs.
    const { doTrainJob } = await import('./train-job.ts');
    return doTrainJob(job, surroundings);
  });
  await report.settled();
  await stores.dataSets.put(resultKey(job), new TextEncoder().encode(JSON.stringify(result)));
  return result;
}

async function readResult(job: RetrainingJob, { dataSets }: JobStores): Promise<JobResult | undefined> {
  const bytes = await dataSets.get(resultKey(job));
  if (bytes === undefined) return undefined;
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return job.kind === 'train' ? trainedSchema.parse(json) : evaluatedSchema.parse(json);
}
