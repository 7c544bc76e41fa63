import { z } from 'zod';
import { farTargetSchema } from '#core/score/calibration/thresholds.ts';

const rateSchema = z.number().min(0).max(1);
/** Lower and upper end of a 95 % interval; null where people are too few for one. */
const intervalSchema = z.tuple([z.number(), z.number()]).nullable();
/** Where no error was seen: the rate that is still possible with 95 % confidence, 3/N. Null otherwise. */
const boundSchema = rateSchema.nullable();
const countSchema = z.int().nonnegative();
/** By FAR target. */
const byTarget = <T extends z.ZodType>(value: T) =>
  z.strictObject({ '0.1': value, '0.01': value, '0.001': value });

const rateAtThresholdSchema = z.strictObject({
  far: rateSchema,
  farInterval: intervalSchema,
  farBound: boundSchema,
  frr: rateSchema,
  frrInterval: intervalSchema,
  frrBound: boundSchema,
});

/** What became of a threshold that was fixed on other people for a FAR target. */
const fixedThresholdSchema = rateAtThresholdSchema.extend({
  target: farTargetSchema,
  threshold: z.number(),
});
export type FixedThresholdRates = z.infer<typeof fixedThresholdSchema>;

/** One row: a system, a set of people, a number of references and a kind of forgery. Terms of ISO/IEC 19795-1. */
export const resultSchema = z.strictObject({
  system: z.enum(['model', 'hog-cosine', 'hog-svm']),
  data: z.string(),
  references: z.int().positive(),
  forgery: z.enum(['random', 'skilled']),
  people: countSchema,
  genuineComparisons: countSchema,
  forgeryComparisons: countSchema,
  comparisons: countSchema,
  /** With one threshold for everybody, and as the mean over people of each with a threshold of their own. */
  eer: rateSchema,
  eerInterval: intervalSchema,
  eerBound: boundSchema,
  perUserEer: rateSchema,
  perUserEerInterval: intervalSchema,
  auc: rateSchema,
  aucInterval: intervalSchema,
  /** FRR at the thresholds that give these FAR on these very people. */
  frrAtFar: byTarget(rateSchema),
  frrAtFarInterval: byTarget(intervalSchema),
  frrAtFarBound: byTarget(boundSchema),
  /** Where the fixed thresholds come from and what they do here; null where a system has none. */
  fixedThresholds: z
    .strictObject({ from: z.enum(['model', 'validation']), rates: z.array(fixedThresholdSchema) })
    .nullable(),
  /** Cost of the log-likelihood ratios in bits and its minimum; the former only for calibrated scores. */
  cllr: z.number().nullable(),
  minimumCllr: z.number(),
  histogram: z.strictObject({
    lowest: z.number(),
    binWidth: z.number().positive(),
    genuine: z.array(countSchema),
    forgery: z.array(countSchema),
  }),
  det: z.strictObject({ far: z.array(rateSchema), frr: z.array(rateSchema) }),
});
export type EvaluationResult = z.infer<typeof resultSchema>;

/** Closed-set identification: a genuine query against everybody enrolled. */
export const identificationSchema = z.strictObject({
  system: resultSchema.shape.system,
  data: z.string(),
  references: z.int().positive(),
  people: countSchema,
  queries: countSchema,
  rank1: rateSchema,
  rank1Interval: intervalSchema,
  rank5: rateSchema,
  rank5Interval: intervalSchema,
});
export type Identification = z.infer<typeof identificationSchema>;

/** What callers are answered by the default policy. */
export const decisionSharesSchema = z.strictObject({
  data: z.string(),
  references: z.int().positive(),
  query: z.enum(['genuine', 'random', 'skilled']),
  comparisons: countSchema,
  accept: rateSchema,
  review: rateSchema,
  reject: rateSchema,
});
export type DecisionShares = z.infer<typeof decisionSharesSchema>;

const enrollmentSchema = z.strictObject({
  references: z.int().positive(),
  /** People who were enrolled and had a genuine signature left over to query with. */
  enrolled: countSchema,
  /** People whose folder lists too few genuine signatures for that; they are no failures. */
  tooFewSignatures: countSchema,
  /** People who had enough, of which too many could not be used. */
  failed: countSchema,
  /** failed / (enrolled + failed) */
  failureToEnroll: rateSchema,
});

/** A set of people as it was found. */
export const evaluatedSetSchema = z.strictObject({
  name: z.string(),
  people: countSchema,
  /** People with imitations of their signature. */
  peopleWithForgeries: countSchema,
  images: countSchema,
  failureToAcquire: rateSchema,
  unreadable: z.array(z.strictObject({ image: z.string(), code: z.string() })),
  enrollment: z.array(enrollmentSchema),
});
export type EvaluatedSet = z.infer<typeof evaluatedSetSchema>;

/** Something a reader must know before believing a figure. */
const warningSchema = z.strictObject({
  code: z.enum([
    'skilled-below-random',
    'no-skilled-forgeries',
    'no-strangers',
    'people-not-enrolled',
    'calibrated-on-this-set',
    'trained-on-this-set',
  ]),
  data: z.string(),
  message: z.string(),
});
export type EvaluationWarning = z.infer<typeof warningSchema>;

/** The evaluation's name in an artefact. */
export const EVALUATION_FILE = 'evaluation.json';

/** Everything that an evaluation found: what `countersign evaluate --json` prints. */
export const evaluationSchema = z.strictObject({
  /** The model's version. */
  model: z.string(),
  data: z.array(evaluatedSetSchema),
  /** People of all sets together. */
  people: countSchema,
  protocol: z.strictObject({
    seed: z.union([z.number(), z.string()]),
    draws: z.int().positive(),
    strangers: z.int().positive(),
    resamples: z.int().positive(),
    /** Names of the sets that thresholds were fixed on; empty where they are the model's own. */
    validation: z.array(z.string()),
  }),
  results: z.array(resultSchema),
  identification: z.array(identificationSchema),
  decisions: z.array(decisionSharesSchema),
  warnings: z.array(warningSchema),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
