import { z } from 'zod';
import { augmentationSchema } from '../augmentation/options.ts';
import { distanceNames } from '../distances/by-name.ts';
import { curriculumSchema } from '../loop/plan/curriculum.ts';
import { lossSchema } from '../losses/options.ts';
import { networkSchema } from '../networks/network-options.ts';

const dataSchema = z.strictObject({
  /** A folder of a known layout, `synthetic` or `synthetic:<writers>`. */
  source: z.string().min(1),
  /** Layout of the folder; found out when it is not told. */
  layout: z.string().min(1).optional(),
  /** Terms under which the data may be used, for the model card; those of published sets are known. */
  terms: z.string().min(1).optional(),
});

/** The settings of a run as they are given; what is left out and depends on others is undefined. */
export const settingsSchema = z.strictObject({
  data: z.array(dataSchema, { error: 'name at least one data set (--data)' }).min(1),
  /** Folders of people to measure on, never to train on. */
  validate: z.array(z.string().min(1)).default([]),
  /** Model artefact or run whose weights the run begins with, instead of random ones. */
  from: z.string().min(1).optional(),
  seed: z.int().nonnegative().default(1),
  input: z
    .strictObject({ width: z.int().min(32).max(1024), height: z.int().min(32).max(1024) })
    .default({ width: 192, height: 96 }),
  network: networkSchema.prefault({}),
  batch: z
    .strictObject({
      classes: z.int().min(2).default(16),
      samples: z.int().min(2).default(4),
      familySize: z.int().min(2).default(4),
    })
    .prefault({}),
  augmentation: augmentationSchema.prefault({}),
  curriculum: curriculumSchema.prefault({}),
  /** The one that suits the loss, unless given. */
  distance: z.enum(distanceNames).optional(),
  loss: lossSchema.prefault({ name: 'triplet-margin' }),
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
export type TrainingSettings = z.infer<typeof settingsSchema>;
