import { z } from 'zod';
import {
  DETAILS,
  needsFinerPictures,
  sectionSchema,
  sectionsWith,
  totalSize,
} from '../embedding/sections.ts';
import { modelVersionSchema } from '../ids.ts';
import { calibrationSchema } from '../score/calibration/calibration.ts';
import { thresholdListsSchema } from '../score/calibration/thresholds.ts';

/** Raised when a manifest changes in a way that an older program cannot read. */
export const MANIFEST_SCHEMA_VERSION = 2;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 in lower-case hexadecimal');

/** A set of signatures that a model learned from. */
export const trainingSetSchema = z.strictObject({
  /** Name of the data set, as in its licence. */
  name: z.string().min(1),
  /** People (or signature classes) and images that training saw. */
  classes: z.int().positive(),
  images: z.int().positive(),
  /** Terms under which it was used. */
  terms: z.string().min(1),
});

export type TrainingSet = z.infer<typeof trainingSetSchema>;

const errorRateSchema = z.strictObject({
  /** Name of the data set whose people were verified; none of them was trained on. */
  people: z.string().min(1),
  peopleCount: z.int().positive(),
  /** Genuine signatures enrolled a person. */
  references: z.int().positive(),
  forgery: z.enum(['random', 'skilled']),
  /** Equal error rate with one threshold for everybody, in 0..1. */
  eer: z.number().min(0).max(1),
  comparisons: z.int().positive(),
});
/** One measured error rate. */
export type ErrorRate = z.infer<typeof errorRateSchema>;

/** How an embedding is laid out: entries in all, and the sections that this program computes. */
const embeddingSchema = z
  .strictObject({ size: z.int().positive(), sections: z.array(sectionSchema).min(1) })
  .refine(
    ({ sections }) => {
      const [network] = sections;
      return DETAILS.some((detail) => {
        const known = sectionsWith(network?.size ?? 0, detail);
        return (
          known.length === sections.length &&
          known.every(({ name, size }, i) => sections[i]?.name === name && sections[i]?.size === size)
        );
      });
    },
    { message: 'must list the sections that this program computes', path: ['sections'] },
  )
  .refine(({ size, sections }) => size === totalSize(sections), { message: 'must add up to size' });

const inputSizeSchema = z.strictObject({ width: z.int().positive(), height: z.int().positive() });

/** One set of people who took part. */
const peopleSchema = z.strictObject({ name: z.string().min(1), people: z.int().positive() });

/**
 * The contract between the half that makes a model and the half that uses it: `manifest.json` of an artefact.
 * Every file of the artefact is named here with its sha256, so one checked manifest vouches for all of them.
 */
export const modelManifestSchema = z
  .strictObject({
    schemaVersion: z.literal(MANIFEST_SCHEMA_VERSION),
    modelVersion: modelVersionSchema,
    createdAt: z.iso.datetime(),
    files: z
      .record(z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/), sha256Schema)
      .refine((files) => 'model.onnx' in files, {
        message: 'must vouch for model.onnx',
      }),
    preprocessing: inputSizeSchema.extend({ version: z.string().min(1) }),
    /** What the graph takes in, where pictures are prepared finer for some sections; absent where it takes them as they are. */
    graphInput: inputSizeSchema.optional(),
    embedding: embeddingSchema,
    training: z.strictObject({
      sets: z.array(trainingSetSchema).min(1),
      /** Model version or run whose weights training began with; absent where it began at random. */
      from: z.string().min(1).optional(),
      seed: z.int().nonnegative(),
      steps: z.int().nonnegative(),
      gitCommit: z.string().min(1),
    }),
    /** What the graph's kernels were rounded to; absent where they are float32 as trained. */
    quantization: z.literal('int8').optional(),
    /** Largest difference of one embedding entry between tfjs and onnxruntime at export, and on how many images. */
    parity: z.strictObject({ largestDifference: z.number().nonnegative(), images: z.int().positive() }),
    /** What was measured at export, people apart from training. */
    errorRates: z.array(errorRateSchema),
    /** Whose signatures the calibration and the thresholds were fitted on. */
    calibratedOn: z.array(peopleSchema).min(1),
    /** Whose signatures the cohort's variance in the calibration is of; people under terms that allow shipping it. */
    cohort: peopleSchema,
    calibration: calibrationSchema,
    thresholds: thresholdListsSchema,
  })
  .refine(
    ({ graphInput, embedding }) => (graphInput !== undefined) === needsFinerPictures(embedding.sections),
    {
      message: 'must be given where embeddings look at finer pictures, and only there',
      path: ['graphInput'],
    },
  );
export type ModelManifest = z.infer<typeof modelManifestSchema>;
