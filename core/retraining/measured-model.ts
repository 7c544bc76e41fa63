import { z } from 'zod';
import { modelVersionSchema } from '../ids.ts';
import { farTargetSchema } from '../score/calibration/thresholds.ts';

const rate = z.number().min(0).max(1);
/** 95 % interval, lower bound first. */
const interval = z.tuple([rate, rate]);

const measuredRateSchema = z.strictObject({
  /** Name of the people measured: a frozen benchmark, or the newest of the deployment's own. */
  benchmark: z.string().min(1),
  /** Part of the benchmark, such as one medium; absent where the whole is meant. */
  group: z.string().min(1).optional(),
  references: z.int().positive(),
  forgery: z.enum(['random', 'skilled']),
  people: z.int().positive(),
  comparisons: z.int().positive(),
  eer: rate,
  eerInterval: interval,
  /** False rejections where the manifest's threshold for a FAR target decides, and the FAR that came of it. */
  atTargets: z.array(
    z.strictObject({ target: farTargetSchema, far: rate, frr: rate, frrInterval: interval }),
  ),
});
/** Error rates of one experiment: some people, so many references each, one kind of forgery. */
export type MeasuredRate = z.infer<typeof measuredRateSchema>;

/** What was measured of a model before anything is decided about it. */
export const measuredModelSchema = z.strictObject({
  modelVersion: modelVersionSchema,
  graphBytes: z.int().positive(),
  /** Median time of one embedding on one core, divided by that of the active model in the same run. */
  relativeLatency: z.number().positive(),
  rates: z.array(measuredRateSchema).min(1),
});
export type MeasuredModel = z.infer<typeof measuredModelSchema>;

/** What an evaluation leaves in the bucket: both models, measured on the same people in the same run. */
export const measurementsSchema = z.strictObject({
  candidate: measuredModelSchema,
  active: measuredModelSchema,
});
export type Measurements = z.infer<typeof measurementsSchema>;
