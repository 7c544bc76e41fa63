import { z } from 'zod';
import { augmentationSchema } from '../augmentation/options.ts';
import { curriculumSchema } from '../loop/curriculum.ts';

const dataSchema = z.strictObject({
  /** A folder of a known layout, `synthetic` or `synthetic:<writers>`. */
  source: z.string().min(1),
  /** Layout of the folder; found out when it is not told. */
  layout: z.string().min(1).optional(),
  /** Terms under which the data may be used, for the model card; those of published sets are known. */
  terms: z.string().min(1).optional(),
});

/** Everything that decides what a run learns; the run folder keeps it. */
export const trainingConfigSchema = z.strictObject({
  data: z.array(dataSchema, { error: 'name at least one data set (--data)' }).min(1),
  /** Folders of people to measure on, never to train on. */
  validate: z.array(z.string().min(1)).default([]),
  seed: z.int().nonnegative().default(1),
  input: z
    .strictObject({ width: z.int().min(32).max(1024), height: z.int().min(32).max(1024) })
    .default({ width: 192, height: 96 }),
  network: z
    .strictObject({
      embeddingSize: z.int().min(2).max(1024).default(128),
      filters: z.array(z.int().positive()).min(1).default([16, 32, 64, 96]),
    })
    .prefault({}),
  batch: z
    .strictObject({
      classes: z.int().min(2).default(16),
      samples: z.int().min(2).default(4),
      familySize: z.int().min(2).default(4),
    })
    .prefault({}),
  augmentation: augmentationSchema.prefault({}),
  curriculum: curriculumSchema.prefault({}),
  margin: z.number().positive().default(0.3),
  optimizer: z
    .strictObject({
      learningRate: z.number().positive().default(1e-3),
      warmUp: z.number().min(0).max(0.5).default(0.03),
      weightDecay: z.number().nonnegative().default(1e-3),
      clipNorm: z.number().positive().default(1),
      averageDecay: z.number().min(0).max(1).default(0.998),
    })
    .prefault({}),
  /** The run ends at whichever comes first. */
  steps: z.int().positive().optional(),
  minutes: z.number().positive().optional(),
  checkpointEvery: z.int().positive().default(250),
  validateEvery: z.int().positive().default(500),
  /** Most writers of a training set's held-out part that are measured. */
  validationWriters: z.int().min(2).default(60),
});
export type TrainingConfig = z.infer<typeof trainingConfigSchema>;
