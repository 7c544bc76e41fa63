import { z } from 'zod';
import { mediumSchema } from '../medium.ts';

/** One signature that a snapshot names. */
const imageSchema = z.strictObject({
  label: z.enum(['genuine', 'forged']),
  /** Which bucket of the deployment holds the object. */
  bucket: z.enum(['images', 'dataSets']),
  object: z.string().min(1),
  /** Exactly this version of the object; an erased one is gone for good. */
  version: z.string().min(1).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Absent where nobody knows. */
  medium: mediumSchema.optional(),
});

const writerSchema = z.strictObject({
  /** No name: a hash that is the same in every snapshot, so that the split never moves anybody. */
  writer: z.string().regex(/^[\w-]{1,128}$/),
  images: z.array(imageSchema).min(1),
});
/** A writer with the genuine signatures and the forgeries of them. */
export type SnapshotWriter = z.infer<typeof writerSchema>;

export const snapshotSetSchema = z.strictObject({
  name: z.string().regex(/^\w[\w.-]{0,63}$/),
  /** Terms under which it may be used, for the model card. */
  terms: z.string().min(1),
  /** `train` is learned from (less the writers that the split holds out); a benchmark is only ever measured on. */
  use: z.enum(['train', 'benchmark']),
  writers: z.array(writerSchema),
});

/**
 * What a retraining learns from and is measured on, fixed before it begins: never changed once written, so that a run
 * can be repeated and accounted for. It names images and holds none.
 */
export const trainingSnapshotSchema = z.strictObject({
  schemaVersion: z.literal(1),
  snapshot: z.ulid(),
  takenAt: z.iso.datetime(),
  sets: z.array(snapshotSetSchema).min(1),
});
export type TrainingSnapshot = z.infer<typeof trainingSnapshotSchema>;
export type SnapshotSet = TrainingSnapshot['sets'][number];

/** The set of a deployment's own people, who consented to training. */
export const ENROLLED_SET = 'enrolled';
