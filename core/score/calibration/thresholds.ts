import { z } from 'zod';
import { ASCENDING, byReferencesSchema, isAscending } from './by-references.ts';

/** False acceptance rates that a policy can ask for. */
export const farTargetSchema = z.union([z.literal(0.1), z.literal(0.01), z.literal(0.001)]);
export type FarTarget = z.infer<typeof farTargetSchema>;

/** From the loosest to the strictest, the order in which a manifest lists thresholds. */
export const FAR_TARGETS: readonly FarTarget[] = [0.1, 0.01, 0.001];

const thresholdSchema = z.strictObject({
  far: farTargetSchema,
  /** The log-likelihood ratio from which on at most this share of forgeries is accepted. */
  logLikelihoodRatio: z.number(),
});
type Threshold = z.infer<typeof thresholdSchema>;

const thresholdListSchema = z
  .array(thresholdSchema)
  .refine(
    (list) => list.length === FAR_TARGETS.length && list.every(({ far }, i) => far === FAR_TARGETS[i]),
    {
      message: `must list the FAR targets ${FAR_TARGETS.join(', ')} in this order`,
    },
  )
  .refine((list) => list.every((threshold, i) => i === 0 || notLooser(threshold, list[i - 1])), {
    message: 'a stricter FAR target must not have a lower threshold',
  });

/** Thresholds against the two kinds of forgery, which are different worlds and never one number. */
export const thresholdsSchema = z.strictObject({
  /** Against another person's genuine signature. */
  random: thresholdListSchema,
  /** Against an imitation. */
  skilled: thresholdListSchema,
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** Thresholds for every number of references: what a forgery reaches by chance depends on how much is known. */
export const thresholdListsSchema = z
  .array(byReferencesSchema.extend(thresholdsSchema.shape))
  .refine(isAscending, ASCENDING);
export type ThresholdLists = z.infer<typeof thresholdListsSchema>;

/** The threshold that keeps false acceptances of one kind of forgery at a target. */
export function thresholdFor(thresholds: Thresholds, forgery: keyof Thresholds, far: FarTarget): number {
  return (
    thresholds[forgery].find((threshold) => threshold.far === far)?.logLikelihoodRatio ??
    Number.POSITIVE_INFINITY
  );
}

function notLooser(threshold: Threshold, looser: Threshold | undefined): boolean {
  return looser === undefined || threshold.logLikelihoodRatio >= looser.logLikelihoodRatio;
}
