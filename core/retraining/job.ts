import { z } from 'zod';
import { modelVersionSchema } from '../ids.ts';

/** An object of a deployment's buckets. */
export const bucketObjectSchema = z.strictObject({ bucket: z.string().min(1), key: z.string().min(1) });
export type BucketObject = z.infer<typeof bucketObjectSchema>;

const jobBaseSchema = z.strictObject({
  /** Names everything that belongs to this retraining, in buckets and on the worker's disk. */
  retraining: z.string().regex(/^[\w-]{1,128}$/),
  snapshot: bucketObjectSchema,
  /** Buckets that a snapshot's images lie in. */
  imagesBucket: z.string().min(1),
  dataSetsBucket: z.string().min(1),
  modelsBucket: z.string().min(1),
  /** Where measurements and reports are left. */
  reportsBucket: z.string().min(1),
});

/** Learn a candidate from a snapshot and leave its artefact among the models. */
export const trainJobSchema = jobBaseSchema.extend({
  kind: z.literal('train'),
  /** Version whose weights the candidate starts from; absent to start anew. */
  from: modelVersionSchema.optional(),
  /** Overrides of the training configuration: `steps`, `minutes` and so on, checked by the worker. */
  config: z.record(z.string(), z.unknown()).default({}),
});
export type TrainJob = z.infer<typeof trainJobSchema>;

/** Measure a candidate and the active model on the snapshot's benchmarks. */
export const evaluateJobSchema = jobBaseSchema.extend({
  kind: z.literal('evaluate'),
  candidate: modelVersionSchema,
  active: modelVersionSchema,
});
export type EvaluateJob = z.infer<typeof evaluateJobSchema>;

/** What a training machine is asked to do, in a queue's message or in the environment of a Batch job. */
export const retrainingJobSchema = z.discriminatedUnion('kind', [trainJobSchema, evaluateJobSchema]);
export type RetrainingJob = z.infer<typeof retrainingJobSchema>;

/** What comes of learning. */
export const trainedSchema = z.strictObject({
  candidate: modelVersionSchema,
  manifestSha256: z.string(),
  /** Images of the snapshot that were gone or unreadable. */
  missingImages: z.int().nonnegative(),
});
export type Trained = z.infer<typeof trainedSchema>;

/** What comes of measuring: where the two measurements lie. */
export const evaluatedSchema = z.strictObject({ measurements: bucketObjectSchema });
export type Evaluated = z.infer<typeof evaluatedSchema>;

/** A job as it waits in the queue: with the token that its answer is sent under. */
export const queuedJobSchema = z.strictObject({ taskToken: z.string().min(1), job: retrainingJobSchema });

/**
 * Where a job's result lies in the bucket of data sets besides being sent to whoever waits for it: a Batch job has no
 * other way to answer, and a job that runs again finds its own.
 */
export const resultKey = ({ retraining, kind }: Pick<RetrainingJob, 'retraining' | 'kind'>): string =>
  `runs/${retraining}/${kind}.result.json`;
